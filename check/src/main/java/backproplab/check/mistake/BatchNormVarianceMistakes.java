package backproplab.check.mistake;

import static backproplab.check.mistake.BatchNormMistakes.mistake;

import backproplab.check.part.Parts;
import backproplab.check.trial.Subjects;
import backproplab.network.layer.LayerSpec;
import java.util.List;
import java.util.stream.Stream;

/** What goes wrong in the variance of batch normalisation, and in the root that the values are divided by. */
final class BatchNormVarianceMistakes {
    private static final double EPSILON = LayerSpec.BatchNorm.EPSILON;

    private BatchNormVarianceMistakes() {}

    static List<Mistake> usual() {
        return List.of(
                mistake(
                        "variance-unbiased",
                        "the batch's variance is divided by M - 1; here it is divided by M",
                        "which divisor has the variance? (In NumPy: ddof=0; PyTorch's var has M - 1.)",
                        "variance",
                        spec -> new BatchNormSteps(spec) {
                            @Override
                            double variance(double differences, double sum, double squares, double count) {
                                return differences / (count - 1);
                            }
                        }),
                mistake(
                        "epsilon-outside-root",
                        "epsilon is added to the root; it is added to the variance, under the root",
                        "is it 1 / sqrt(var + eps)?",
                        "forward",
                        spec -> new BatchNormSteps(spec) {
                            @Override
                            double scale(double variance) {
                                return 1 / (Math.sqrt(variance) + EPSILON);
                            }
                        }),
                mistake(
                        "running-variance-unbiased",
                        "the running variance is PyTorch's, M / (M - 1) times the batch's; here it is the batch's own",
                        "is the variance that is kept the one that the batch is divided by?",
                        "keep",
                        spec -> new BatchNormSteps(spec) {
                            @Override
                            double keptVariance(double variance, double count) {
                                return variance * count / (count - 1);
                            }
                        }));
    }

    static List<Mistake> others() {
        return Stream.of(squares(), roots()).flatMap(List::stream).toList();
    }

    /** The variance from the mean of the squares. */
    private static List<Mistake> squares() {
        String right = "is it the mean of (x - mean)^2, with the mean known before?";
        List<Parts> cancelling = Stream.<Variance>of(
                        (sum, squares, m) -> squares / m - sum / m * (sum / m),
                        (sum, squares, m) -> (squares - sum * sum / m) / m,
                        (sum, squares, m) -> (squares - m * (sum / m) * (sum / m)) / m)
                .map(BatchNormVarianceMistakes::with)
                .toList();
        return List.of(
                new Mistake(
                        "batchnorm-variance-about-zero",
                        Subjects.BATCH_NORM,
                        "the variance is the mean of the squares: the mean is not subtracted",
                        right,
                        "BatchNormLoops.variance",
                        with((sum, squares, m) -> squares / m)),
                new Mistake(
                        "batchnorm-variance-cancels",
                        Subjects.BATCH_NORM,
                        "the variance is E[x^2] - E[x]^2: right on paper, but where the mean is large, nearly all digits cancel, in float all",
                        right,
                        "BatchNormLoops.variance",
                        cancelling));
    }

    /** A variance from two sums over M values. */
    @FunctionalInterface
    private interface Variance {
        double of(double sum, double squares, double m);
    }

    private static Parts with(Variance variance) {
        return Planted.batchNorm(spec -> new BatchNormSteps(spec) {
            @Override
            double variance(double differences, double sum, double squares, double count) {
                return variance.of(sum, squares, count);
            }
        });
    }

    private static List<Mistake> roots() {
        return List.of(
                mistake(
                        "no-epsilon",
                        "there is no epsilon",
                        "is it 1 / sqrt(var + eps), with eps = 1e-5?",
                        "forward",
                        spec -> new BatchNormSteps(spec) {
                            @Override
                            double scale(double variance) {
                                return 1 / Math.sqrt(variance);
                            }
                        }),
                mistake(
                        "no-root",
                        "it divides by the variance, not by its root",
                        "is it 1 / sqrt(var + eps)?",
                        "forward",
                        spec -> new BatchNormSteps(spec) {
                            @Override
                            double scale(double variance) {
                                return 1 / (variance + EPSILON);
                            }
                        }),
                mistake(
                        "epsilon-1e-8",
                        "epsilon is 1e-8; here it is 1e-5",
                        "which epsilon is under the root?",
                        "forward",
                        spec -> new BatchNormSteps(spec) {
                            @Override
                            double scale(double variance) {
                                return 1 / Math.sqrt(variance + 1e-8);
                            }
                        }),
                mistake(
                        "epsilon-1e-3",
                        "epsilon is 1e-3, as in Keras; here it is 1e-5",
                        "which epsilon is under the root?",
                        "forward",
                        spec -> new BatchNormSteps(spec) {
                            @Override
                            double scale(double variance) {
                                return 1 / Math.sqrt(variance + 1e-3);
                            }
                        }));
    }
}
