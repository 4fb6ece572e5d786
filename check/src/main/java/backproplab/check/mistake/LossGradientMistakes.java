package backproplab.check.mistake;

import static backproplab.check.mistake.LossMistakes.mistake;

import backproplab.manual.loss.Loss;
import backproplab.manual.tensor.DoubleTensor;
import java.util.List;
import java.util.stream.Stream;

/** What goes wrong in the gradient of softmax and cross-entropy. */
final class LossGradientMistakes {
    private LossGradientMistakes() {}

    static List<Mistake> all() {
        return Stream.of(targets(), factors(), arrays()).flatMap(List::stream).toList();
    }

    private static List<Mistake> targets() {
        return List.of(
                mistake(
                        "gradient-not-over-batch",
                        "the gradient is not divided by the batch size; the loss is",
                        "is it (p - one-hot) / N?",
                        smoothing -> new LossSteps(smoothing) {
                            @Override
                            double gradient(double p, double target, int n, int k) {
                                return p - target;
                            }
                        }),
                mistake(
                        "one-hot-forgotten",
                        "the one-hot label is not subtracted: the gradient is p / N",
                        "is 1 subtracted at the label?",
                        smoothing -> new LossSteps(smoothing) {
                            @Override
                            double targetOfGradient(int j, int label, int k) {
                                return 0;
                            }
                        }),
                mistake(
                        "one-hot-added",
                        "the one-hot label is added, where it is to be subtracted",
                        "is it p minus the one-hot label?",
                        smoothing -> new LossSteps(smoothing) {
                            @Override
                            double targetOfGradient(int j, int label, int k) {
                                return -target(j, label, k);
                            }
                        }),
                mistake(
                        "gradient-label-minus-1",
                        "1 is subtracted one class too early; the loss is right",
                        "are labels 0 to K - 1?",
                        smoothing -> new LossSteps(smoothing) {
                            @Override
                            double targetOfGradient(int j, int label, int k) {
                                return target(j, label - 1, k);
                            }
                        }),
                mistake(
                        "gradient-smoothing-ignored",
                        "the loss has smoothed labels, the gradient has not",
                        "does the gradient subtract the target that the loss uses?",
                        smoothing -> new LossSteps(smoothing) {
                            @Override
                            double targetOfGradient(int j, int label, int k) {
                                return j == label ? 1 : 0;
                            }
                        }));
    }

    private static List<Mistake> factors() {
        return List.of(
                mistake(
                        "gradient-at-label-only",
                        "the gradient is (p - 1) / N at the label and zero elsewhere",
                        "do the other classes get p / N?",
                        smoothing -> new LossSteps(smoothing) {
                            @Override
                            double gradient(double p, double target, int n, int k) {
                                return target > smoothing / k ? (p - target) / n : 0;
                            }
                        }),
                mistake(
                        "gradient-of-probability",
                        "the gradient is -1 / p at the label: that is with respect to p, not to the logits",
                        "is softmax's own derivative in it? Both together give p - one-hot",
                        smoothing -> new LossSteps(smoothing) {
                            @Override
                            double gradient(double p, double target, int n, int k) {
                                return target == 0 ? 0 : -target / p / n;
                            }
                        }),
                mistake(
                        "gradient-times-p-1-p",
                        "the gradient has a factor p (1 - p) too many, as if softmax's derivative came on top",
                        "is it p - one-hot, which has softmax's derivative in it already?",
                        smoothing -> new LossSteps(smoothing) {
                            @Override
                            double gradient(double p, double target, int n, int k) {
                                return (p - target) * p * (1 - p) / n;
                            }
                        }),
                mistake(
                        "gradient-over-classes-too",
                        "the gradient is divided by N K; the mean is over the N samples",
                        "is it divided by N alone?",
                        smoothing -> new LossSteps(smoothing) {
                            @Override
                            double gradient(double p, double target, int n, int k) {
                                return (p - target) / (n * k);
                            }
                        }));
    }

    private static List<Mistake> arrays() {
        return List.of(
                mistake(
                        "maximum-subtracted-in-place",
                        "the maximum is subtracted in the logits themselves",
                        "does z - max have an array of its own? The logits belong to the layer before",
                        smoothing -> new InPlace(smoothing) {
                            @Override
                            double change(double logit, double largest, double gradient) {
                                return logit - largest;
                            }
                        }),
                mistake(
                        "exp-in-place",
                        "the logits are overwritten by their exponentials",
                        "does exp(z - max) have an array of its own? The logits belong to the layer before",
                        smoothing -> new InPlace(smoothing) {
                            @Override
                            double change(double logit, double largest, double gradient) {
                                return Math.exp(logit - largest);
                            }
                        }),
                mistake(
                        "gradient-in-place",
                        "the logits are overwritten by their gradient",
                        "does the gradient have an array of its own? The logits belong to the layer before",
                        smoothing -> new InPlace(smoothing) {
                            @Override
                            double change(double logit, double largest, double gradient) {
                                return gradient;
                            }
                        }),
                mistake(
                        "first-batch-kept",
                        "the gradient stays that of the first batch",
                        "is it computed anew in each forward, or only if there is none yet?",
                        FirstGradientKept::new));
    }

    /** The right loss, which then writes over the logits. */
    private abstract static class InPlace implements Loss<DoubleTensor> {
        private final LossSteps right;

        InPlace(double smoothing) {
            right = new LossSteps(smoothing);
        }

        /** What a logit becomes. */
        abstract double change(double logit, double largest, double gradient);

        @Override
        public double forward(DoubleTensor logits, int[] labels) {
            double loss = right.forward(logits, labels);
            int k = logits.shape().dim(1);
            double[] z = logits.data().clone();
            for (int i = 0; i < logits.size(); i++) {
                double largest = right.shift(z, i / k, logits.shape().dim(0), k);
                logits.data()[i] = change(z[i], largest, backward().data()[i]);
            }
            return loss;
        }

        @Override
        public DoubleTensor backward() {
            return right.backward();
        }
    }

    /** {@code if (gradient == null) gradient = ...}. */
    private static final class FirstGradientKept implements Loss<DoubleTensor> {
        private final LossSteps right;
        private DoubleTensor first;

        FirstGradientKept(double smoothing) {
            right = new LossSteps(smoothing);
        }

        @Override
        public double forward(DoubleTensor logits, int[] labels) {
            double loss = right.forward(logits, labels);
            if (first == null) {
                first = right.backward();
            }
            return loss;
        }

        @Override
        public DoubleTensor backward() {
            return first;
        }
    }
}
