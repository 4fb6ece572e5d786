package backproplab.check.mistake;

import backproplab.check.part.Parts;
import backproplab.check.trial.Subjects;
import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Pass;
import backproplab.manual.loops.BatchNormLoops;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.LayerSpec;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What goes wrong in forward of batch normalisation; its variance is {@link BatchNormVarianceMistakes}, its gradients are {@link
 * BatchNormGradientMistakes}, its running statistics {@link BatchNormStateMistakes}.
 */
final class BatchNormMistakes {
    private BatchNormMistakes() {}

    static List<Mistake> all() {
        return Stream.of(
                        BatchNormVarianceMistakes.usual(),
                        BatchNormGradientMistakes.all(),
                        BatchNormStateMistakes.all(),
                        BatchNormVarianceMistakes.others(),
                        output(),
                        groups(),
                        kept())
                .flatMap(List::stream)
                .toList();
    }

    static Mistake mistake(
            String id,
            String says,
            String asks,
            String method,
            Function<LayerSpec.BatchNorm, Layer<DoubleTensor>> make) {
        return mistake(id, says, asks, method, List.of(make));
    }

    /** A mistake that is made in several forms. */
    static Mistake mistake(
            String id,
            String says,
            String asks,
            String method,
            List<Function<LayerSpec.BatchNorm, Layer<DoubleTensor>>> forms) {
        List<Parts> parts = forms.stream().map(Planted::batchNorm).toList();
        return new Mistake("batchnorm-" + id, Subjects.BATCH_NORM, says, asks, "BatchNormLoops." + method, parts);
    }

    private static List<Mistake> output() {
        return List.of(
                mistake(
                        "gamma-forgotten",
                        "the normalised value is not multiplied by gamma",
                        "is it y = gamma h + beta?",
                        "forward",
                        spec -> new BatchNormSteps(spec) {
                            @Override
                            double output(double scale, double normalised, double shift) {
                                return normalised + shift;
                            }
                        }),
                mistake(
                        "beta-forgotten",
                        "beta is not added",
                        "is it y = gamma h + beta?",
                        "forward",
                        spec -> new BatchNormSteps(spec) {
                            @Override
                            double output(double scale, double normalised, double shift) {
                                return scale * normalised;
                            }
                        }),
                mistake(
                        "gamma-beta-exchanged",
                        "gamma and beta are exchanged: it is beta h + gamma",
                        "is it y = gamma h + beta, and does parameters() give gamma first?",
                        "forward",
                        spec -> new BatchNormSteps(spec) {
                            @Override
                            double output(double scale, double normalised, double shift) {
                                return shift * normalised + scale;
                            }
                        }));
    }

    private static List<Mistake> groups() {
        return List.of(
                mistake(
                        "statistics-of-sample",
                        "mean and variance are taken over each sample, not over the batch: this is layer normalisation",
                        "does the sum run over n and the pixels, with a mean for each channel? (NumPy: axis=0.)",
                        "mean",
                        spec -> new BatchNormSteps(spec) {
                            @Override
                            int groups(int samples, int channelCount) {
                                return samples;
                            }

                            @Override
                            int group(int sample, int channel) {
                                return sample;
                            }
                        }),
                mistake(
                        "statistics-of-plane",
                        "mean and variance are taken over each image by itself: this is instance normalisation",
                        "does the sum run over n too?",
                        "mean",
                        spec -> new BatchNormSteps(spec) {
                            @Override
                            int groups(int samples, int channelCount) {
                                return samples * channelCount;
                            }

                            @Override
                            int group(int sample, int channel) {
                                return sample * spec.channels() + channel;
                            }
                        }),
                mistake(
                        "statistics-of-all",
                        "there is one mean and one variance for all channels together",
                        "does each channel have its own?",
                        "mean",
                        spec -> new BatchNormSteps(spec) {
                            @Override
                            int groups(int samples, int channelCount) {
                                return 1;
                            }

                            @Override
                            int group(int sample, int channel) {
                                return 0;
                            }
                        }));
    }

    private static List<Mistake> kept() {
        return List.of(
                mistake(
                        "gradients-set",
                        "the gradients of gamma and beta are set, where backward has to add to what is there",
                        "is it += ? Whoever trains zeroes them before each step, the layer does not",
                        "backward",
                        spec -> Habits.setsGradients(new BatchNormLoops(spec))),
                mistake(
                        "first-batch-kept",
                        "backward still uses what forward kept of the first batch, its x among it",
                        "is what forward keeps renewed each time, or only if there is none yet?",
                        "backward",
                        spec -> StaleBatch.first(() -> new BatchNormLoops(spec), false)),
                mistake(
                        "first-size-kept",
                        "backward still uses what forward kept of the first batch, and its number of samples",
                        "is what forward keeps renewed each time, or only if there is none yet?",
                        "backward",
                        spec -> StaleBatch.first(() -> new BatchNormLoops(spec), true)),
                mistake(
                        "one-batch-late",
                        "backward uses what forward kept of the batch before: it is one batch late",
                        "is it kept in forward itself, before anything that uses the old one?",
                        "backward",
                        spec -> StaleBatch.before(() -> new BatchNormLoops(spec))),
                mistake(
                        "first-statistics-kept",
                        "backward still uses mean and deviation of the first batch, with the x of this one",
                        "is what forward keeps renewed each time, or only if there is none yet?",
                        "backward",
                        spec -> new BatchNormSteps(spec) {
                            @Override
                            double[] kept(double[] ofFirst, double[] now) {
                                return ofFirst;
                            }
                        }),
                mistake(
                        "input-modified",
                        "forward writes y over x",
                        "does y have an array of its own? x belongs to the layer before",
                        "forward",
                        InputOverwritten::new),
                mistake(
                        "dx-adds",
                        "dx is added to that of the backward before: its buffer is not zeroed",
                        "is dx written with = , or with += ?",
                        "backward",
                        List.of(
                                spec -> Habits.addsToInputGradient(new BatchNormLoops(spec)),
                                spec -> Habits.addsToOldRows(new BatchNormLoops(spec)))));
    }

    /** Backward needs x, so that only what it keeps of it can be right: the textbook on a copy, y written over x. */
    private static final class InputOverwritten extends Around {
        InputOverwritten(LayerSpec.BatchNorm spec) {
            super(new BatchNormLoops(spec));
        }

        @Override
        public DoubleTensor forward(DoubleTensor x, Pass pass) {
            return Habits.copied(super.forward(Habits.rows(x, x.shape()), pass), x);
        }
    }
}
