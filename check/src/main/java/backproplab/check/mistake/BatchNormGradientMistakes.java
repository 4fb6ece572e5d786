package backproplab.check.mistake;

import static backproplab.check.mistake.BatchNormMistakes.mistake;

import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.LayerSpec;
import java.util.List;
import java.util.stream.Stream;

/** What goes wrong in backward of batch normalisation. */
final class BatchNormGradientMistakes {
    private BatchNormGradientMistakes() {}

    static List<Mistake> all() {
        return Stream.of(terms(), factors(), inputGradient(), parameterGradients())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Mistake> terms() {
        return List.of(
                mistake(
                        "dx-statistics-constant",
                        "dx has no terms through mean and variance: they are taken for constants",
                        "is it gamma s (dy - mean(dy) - h mean(dy h))?",
                        "inputGradient",
                        spec -> new BatchNormSteps(spec) {
                            @Override
                            boolean throughBatch(boolean statisticsOfBatch) {
                                return false;
                            }
                        }),
                mistake(
                        "dx-without-mean-term",
                        "dx has no term through the mean",
                        "is the mean of dy subtracted?",
                        "inputGradient",
                        spec -> new BatchNormSteps(spec) {
                            @Override
                            double inputGradient(
                                    double scale, double s, double dy, double throughMean, double throughVar) {
                                return scale * s * (dy - throughVar);
                            }
                        }),
                mistake(
                        "dx-without-variance-term",
                        "dx has no term through the variance",
                        "is h times the mean of dy h subtracted?",
                        "inputGradient",
                        spec -> new BatchNormSteps(spec) {
                            @Override
                            double inputGradient(
                                    double scale, double s, double dy, double throughMean, double throughVar) {
                                return scale * s * (dy - throughMean);
                            }
                        }),
                mistake(
                        "dx-terms-in-evaluation",
                        "dx of evaluation has the terms of training: the running statistics are constants",
                        "does backward know which pass forward made?",
                        "inputGradient",
                        spec -> new BatchNormSteps(spec) {
                            @Override
                            boolean throughBatch(boolean statisticsOfBatch) {
                                return true;
                            }
                        }));
    }

    private static List<Mistake> factors() {
        return List.of(
                mistake(
                        "dx-without-gamma",
                        "dx has no factor gamma",
                        "is dy multiplied by gamma on its way through y = gamma h + beta?",
                        "inputGradient",
                        spec -> new BatchNormSteps(spec) {
                            @Override
                            double inputGradient(
                                    double scale, double s, double dy, double throughMean, double throughVar) {
                                return super.inputGradient(1, s, dy, throughMean, throughVar);
                            }
                        }),
                mistake(
                        "dx-without-deviation",
                        "dx is not divided by the deviation",
                        "is it multiplied by s = 1 / sqrt(var + eps)?",
                        "inputGradient",
                        spec -> new BatchNormSteps(spec) {
                            @Override
                            double inputGradient(
                                    double scale, double s, double dy, double throughMean, double throughVar) {
                                return super.inputGradient(scale, 1, dy, throughMean, throughVar);
                            }
                        }),
                mistake(
                        "dx-divided-by-variance",
                        "dx is divided by the variance, not by its root",
                        "is it multiplied by s once?",
                        "inputGradient",
                        spec -> new BatchNormSteps(spec) {
                            @Override
                            double inputGradient(
                                    double scale, double s, double dy, double throughMean, double throughVar) {
                                return super.inputGradient(scale, s * s, dy, throughMean, throughVar);
                            }
                        }));
    }

    private static List<Mistake> inputGradient() {
        return List.of(
                mistake(
                        "dx-sums-over-batch-size",
                        "the sums in dx are divided by N; a channel has M = N H W values",
                        "are the terms through mean and variance divided by what the mean is divided by?",
                        "inputGradient",
                        spec -> new BatchNormSteps(spec) {
                            @Override
                            double terms(DoubleTensor x) {
                                return x.shape().dim(0);
                            }
                        }),
                mistake(
                        "dx-sums-not-divided",
                        "the sums in dx are not divided by M",
                        "are the terms through mean and variance means of dy and of dy h?",
                        "inputGradient",
                        spec -> new BatchNormSteps(spec) {
                            @Override
                            double terms(DoubleTensor x) {
                                return 1;
                            }
                        }),
                mistake(
                        "dx-variance-sign",
                        "the term through the variance has the wrong sign",
                        "is h times the mean of dy h subtracted?",
                        "inputGradient",
                        spec -> new BatchNormSteps(spec) {
                            @Override
                            double inputGradient(
                                    double scale, double s, double dy, double throughMean, double throughVar) {
                                return super.inputGradient(scale, s, dy, throughMean, -throughVar);
                            }
                        }));
    }

    private static List<Mistake> parameterGradients() {
        return List.of(
                mistake(
                        "dgamma-with-x",
                        "the gradient of gamma has x in place of the normalised value",
                        "is it the sum of dy h?",
                        "backward",
                        spec -> new BatchNormSteps(spec) {
                            @Override
                            double scaleTerm(double dy, double x, double normalised, double y) {
                                return dy * x;
                            }
                        }),
                mistake(
                        "dgamma-with-y",
                        "the gradient of gamma has y in place of the normalised value",
                        "is it the sum of dy h, with h before gamma and beta?",
                        "backward",
                        spec -> new BatchNormSteps(spec) {
                            @Override
                            double scaleTerm(double dy, double x, double normalised, double y) {
                                return dy * y;
                            }
                        }),
                mistake(
                        "dgamma-without-h",
                        "the gradient of gamma has no normalised value in it: it is that of beta",
                        "is it the sum of dy h?",
                        "backward",
                        spec -> new BatchNormSteps(spec) {
                            @Override
                            double scaleTerm(double dy, double x, double normalised, double y) {
                                return dy;
                            }
                        }),
                mistake(
                        "gradients-mean",
                        "the gradients of gamma and beta are divided by M",
                        "are they sums? The loss has divided by N already",
                        "backward",
                        MeanOfGradients::new));
    }

    /** Both gradients as means over the M values of a channel. */
    private static final class MeanOfGradients extends BatchNormSteps {
        private double values = 1;

        MeanOfGradients(LayerSpec.BatchNorm spec) {
            super(spec);
        }

        @Override
        double shiftTerm(double dy, double count) {
            values = count;
            return dy / count;
        }

        @Override
        double scaleTerm(double dy, double x, double normalised, double y) {
            return dy * normalised / values;
        }
    }
}
