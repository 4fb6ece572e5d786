package backproplab.check.mistake;

import backproplab.check.trial.Subjects;
import backproplab.manual.loss.Loss;
import backproplab.manual.tensor.DoubleTensor;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;

/**
 * What goes wrong in the value of softmax and cross-entropy; its gradient is {@link LossGradientMistakes}, its probabilities {@link
 * SoftmaxMistakes}.
 */
final class LossMistakes {
    private LossMistakes() {}

    static List<Mistake> all() {
        return Stream.of(
                        SoftmaxMistakes.overflow(),
                        divisors(),
                        LossGradientMistakes.all(),
                        clipped(),
                        sums(),
                        SoftmaxMistakes.axes(),
                        SoftmaxMistakes.others(),
                        labels())
                .flatMap(List::stream)
                .toList();
    }

    static Mistake mistake(String id, String says, String asks, DoubleFunction<Loss<DoubleTensor>> make) {
        return new Mistake(
                "softmax-" + id, Subjects.LOSS, says, asks, "SoftmaxCrossEntropyLoops.forward", Planted.loss(make));
    }

    private static List<Mistake> divisors() {
        return List.of(
                mistake(
                        "not-over-batch",
                        "loss and gradient are sums over the batch, not means",
                        "are both divided by N?",
                        smoothing -> new LossSteps(smoothing) {
                            @Override
                            double gradient(double p, double target, int n, int k) {
                                return p - target;
                            }

                            @Override
                            double average(double total, int n, int k) {
                                return total;
                            }
                        }),
                mistake(
                        "loss-not-over-batch",
                        "the loss is the sum over the batch, not the mean",
                        "is it divided by N, as the gradient is?",
                        smoothing -> new LossSteps(smoothing) {
                            @Override
                            double average(double total, int n, int k) {
                                return total;
                            }
                        }),
                mistake(
                        "over-classes-too",
                        "loss and gradient are divided by N K; the mean is over the N samples",
                        "is the mean taken over rows, not over all elements?",
                        smoothing -> new LossSteps(smoothing) {
                            @Override
                            double gradient(double p, double target, int n, int k) {
                                return (p - target) / (n * k);
                            }

                            @Override
                            double average(double total, int n, int k) {
                                return total / (n * k);
                            }
                        }),
                mistake(
                        "loss-over-classes-too",
                        "the loss is divided by N K; the mean is over the N samples",
                        "is the mean taken over rows, not over all elements?",
                        smoothing -> new LossSteps(smoothing) {
                            @Override
                            double average(double total, int n, int k) {
                                return total / (n * k);
                            }
                        }));
    }

    private static List<Mistake> clipped() {
        return List.of(
                clippedAt("1e-7", p -> Math.log(Math.max(p, 1e-7))),
                // The sum stands for both: it is not told from the maximum where that is the mistake.
                clippedAt("1e-8", p -> Math.log(p + 1e-8)),
                clippedAt("1e-9", p -> Math.log(p + 1e-9)),
                // Added ones so small show where a probability is 0 alone, as clipping does.
                clippedAt("1e-10", p -> Math.log(Math.max(p, 1e-10))),
                clippedAt("1e-12", p -> Math.log(Math.max(p, 1e-12))),
                clippedAt("1e-15", p -> Math.log(Math.max(p, 1e-15))),
                added("1e-5", 1e-5),
                added("1e-6", 1e-6),
                added("1e-7", 1e-7));
    }

    private static Mistake added(String text, double epsilon) {
        return mistake(
                "log-of-p-plus-" + text,
                "the loss is -log(p + " + text + "), which is not -log p",
                "is there an epsilon in the log? From the logits none is needed",
                smoothing -> logarithm(smoothing, p -> Math.log(p + epsilon)));
    }

    private static Mistake clippedAt(String text, DoubleUnaryOperator logarithm) {
        String most = String.format(Locale.ROOT, "%.2f", -logarithm.applyAsDouble(0));
        return mistake(
                "clipped-at-" + text,
                "the probability is clipped at " + text + ", so that the loss of a sample stops at " + most,
                "is there a max, a clip, or an epsilon in the log? From the logits none is needed",
                smoothing -> logarithm(smoothing, logarithm));
    }

    private static LossFromProbabilities logarithm(double smoothing, DoubleUnaryOperator logarithm) {
        return new LossFromProbabilities(smoothing) {
            @Override
            double logarithm(double probability) {
                return logarithm.applyAsDouble(probability);
            }
        };
    }

    private static List<Mistake> sums() {
        return List.of(
                mistake(
                        "all-classes",
                        "the loss adds up the logs of all classes' probabilities, not that of the label alone",
                        "is log p multiplied by the one-hot label, or taken at the label?",
                        smoothing -> new LossFromProbabilities(smoothing) {
                            @Override
                            double loss(double[] z, double[] p, int row, int label, int k) {
                                double sum = 0;
                                for (int j = 0; j < k; j++) {
                                    sum -= Math.log(p[row * k + j]);
                                }
                                return sum;
                            }
                        }),
                mistake(
                        "log10",
                        "the logarithm is the one to base 10",
                        "is it Math.log, not Math.log10?",
                        smoothing -> logarithm(smoothing, Math::log10)),
                mistake(
                        "log2",
                        "the logarithm is the one to base 2; the loss is in nats",
                        "is it Math.log?",
                        smoothing -> logarithm(smoothing, p -> Math.log(p) / Math.log(2))),
                mistake(
                        "probability-without-log",
                        "the loss is minus the label's probability, without the logarithm",
                        "is the log taken?",
                        smoothing -> logarithm(smoothing, p -> p)),
                mistake(
                        "binary",
                        "the loss is that of K yes-or-no questions: log(1 - p) of the other classes is in it",
                        "is it -log of the label's probability and no more?",
                        smoothing -> new LossFromProbabilities(smoothing) {
                            @Override
                            double loss(double[] z, double[] p, int row, int label, int k) {
                                double sum = super.loss(z, p, row, label, k);
                                for (int j = 0; j < k; j++) {
                                    double rest = 1 - target(j, label, k);
                                    sum -= rest == 0 ? 0 : rest * Math.log(1 - p[row * k + j]);
                                }
                                return sum;
                            }
                        }));
    }

    private static List<Mistake> labels() {
        return List.of(
                mistake(
                        "label-minus-1",
                        "the label is off by one: it is taken to count from 1",
                        "are labels 0 to K - 1?",
                        smoothing -> new LossSteps(smoothing) {
                            @Override
                            double target(int j, int label, int k) {
                                return super.target(j, label - 1, k);
                            }
                        }),
                mistake(
                        "label-plus-1",
                        "the label is off by one: the class after it is the target",
                        "are labels 0 to K - 1?",
                        smoothing -> new LossSteps(smoothing) {
                            @Override
                            double target(int j, int label, int k) {
                                return super.target(j, label + 1, k);
                            }
                        }),
                mistake(
                        "smoothing-ignored",
                        "the labels are not smoothed",
                        "is the target (1 - s) one-hot + s / K?",
                        smoothing -> new LossSteps(0)),
                mistake(
                        "smoothing-over-others",
                        "smoothing gives s / (K - 1) to the other classes; here all K get s / K, the label too",
                        "is the target (1 - s) one-hot + s / K?",
                        smoothing -> new LossSteps(smoothing) {
                            @Override
                            double target(int j, int label, int k) {
                                return j == label ? 1 - smoothing : smoothing / (k - 1);
                            }
                        }));
    }
}
