package backproplab.check.mistake;

import static backproplab.check.mistake.LossMistakes.mistake;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** What goes wrong in the probabilities of softmax and cross-entropy. */
final class SoftmaxMistakes {
    private SoftmaxMistakes() {}

    static List<Mistake> overflow() {
        return List.of(
                mistake(
                        "no-maximum",
                        "the maximum is not subtracted: exp overflows at logits of 1000, and infinity over infinity is NaN",
                        "is the row's largest logit subtracted before exp?",
                        smoothing -> new LossFromProbabilities(smoothing) {
                            @Override
                            double shift(double[] z, int row, int n, int k) {
                                return 0;
                            }
                        }),
                mistake(
                        "log-of-zero",
                        "the loss is infinite where the label's probability rounds to 0",
                        "is the loss log(sum exp(z - max)) - (z[label] - max), not the log of a probability?",
                        LossFromProbabilities::new),
                mistake(
                        "maximum-of-batch",
                        "one maximum is subtracted from all rows: where a row lies far below it, its sum is 0",
                        "does each row have its own maximum?",
                        smoothing -> new LossFromProbabilities(smoothing) {
                            @Override
                            double shift(double[] z, int row, int n, int k) {
                                return DoubleStream.of(z)
                                        .limit((long) n * k)
                                        .max()
                                        .orElseThrow();
                            }
                        }));
    }

    static List<Mistake> axes() {
        return List.of(
                mistake(
                        "wrong-axis",
                        "softmax is taken over the batch, not over the classes",
                        "does each row, a sample, add up to 1? (In NumPy: axis=1, keepdims=True.)",
                        smoothing -> new LossFromProbabilities(smoothing) {
                            @Override
                            double[] probabilities(double[] z, int n, int k) {
                                double[] columns = super.probabilities(transposed(z, n, k), k, n);
                                return transposed(columns, k, n);
                            }
                        }),
                mistake(
                        "whole-batch",
                        "softmax is taken over all elements of the batch together",
                        "does each row, a sample, add up to 1?",
                        smoothing -> new LossFromProbabilities(smoothing) {
                            @Override
                            double[] probabilities(double[] z, int n, int k) {
                                return super.probabilities(z, 1, n * k);
                            }
                        }));
    }

    static List<Mistake> others() {
        return List.of(
                mistake(
                        "not-normalised",
                        "the exponentials are not divided by their sum",
                        "do the probabilities of a row add up to 1?",
                        smoothing -> new LossFromProbabilities(smoothing) {
                            @Override
                            double[] probabilities(double[] z, int n, int k) {
                                double[] p = new double[n * k];
                                Arrays.setAll(p, i -> Math.exp(z[i] - shift(z, i / k, n, k)));
                                return p;
                            }
                        }),
                mistake(
                        "twice",
                        "softmax is applied twice",
                        "does the network end in softmax already? The loss takes logits",
                        smoothing -> new LossFromProbabilities(smoothing) {
                            @Override
                            double[] probabilities(double[] z, int n, int k) {
                                return super.probabilities(super.probabilities(z, n, k), n, k);
                            }
                        }),
                mistake(
                        "sigmoid",
                        "each class has a sigmoid of its own, in place of softmax",
                        "do the probabilities of a row add up to 1?",
                        smoothing -> new LossFromProbabilities(smoothing) {
                            @Override
                            double[] probabilities(double[] z, int n, int k) {
                                return DoubleStream.of(z)
                                        .limit((long) n * k)
                                        .map(value -> 1 / (1 + Math.exp(-value)))
                                        .toArray();
                            }
                        }));
    }

    private static double[] transposed(double[] values, int rows, int columns) {
        double[] result = new double[rows * columns];
        for (int i = 0; i < result.length; i++) {
            result[i % columns * rows + i / columns] = values[i];
        }
        return result;
    }
}
