package backproplab.check.mistake;

import backproplab.check.part.Parts;
import backproplab.check.trial.Subjects;
import backproplab.manual.layer.Layer;
import backproplab.manual.loops.Conv2dLoops;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.LayerSpec;
import backproplab.network.shape.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What goes wrong in a convolution: in its indices, and in its gradients alone. */
final class Conv2dMistakes {
    private Conv2dMistakes() {}

    static List<Mistake> all() {
        return Stream.of(
                        Conv2dForwardMistakes.all(),
                        inputGradient(),
                        indicesOfBackward(),
                        weightGradient(),
                        biasGradient(),
                        kept())
                .flatMap(List::stream)
                .toList();
    }

    static Mistake mistake(
            String id, String says, String asks, String method, Function<LayerSpec.Conv2d, Layer<DoubleTensor>> make) {
        return mistake(id, says, asks, method, List.of(make));
    }

    /** A mistake that is made in several forms. */
    static Mistake mistake(
            String id,
            String says,
            String asks,
            String method,
            List<Function<LayerSpec.Conv2d, Layer<DoubleTensor>>> forms) {
        List<Parts> parts = forms.stream().map(Planted::conv2d).toList();
        return new Mistake("conv2d-" + id, Subjects.CONV2D, says, asks, "Conv2dLoops." + method, parts);
    }

    private static List<Mistake> inputGradient() {
        return List.of(
                mistake(
                        "dx-kernel-flipped",
                        "dx takes dy back through the kernel turned by 180 degrees; forward is right",
                        "does dx use the weight that made the product, W[o][c][r][s] for the pixel at (r, s)?",
                        "sendBack",
                        spec -> new Conv2dSteps(spec) {
                            @Override
                            int weightBack(int o, int c, int r, int s) {
                                return weightAt(o, c, kernel - 1 - r, kernel - 1 - s);
                            }
                        }),
                mistake(
                        "dx-overlap-lost",
                        "dx is set where windows overlap: a pixel has the gradient of its last window alone",
                        "is it dx[...] += , or = ?",
                        "sendBack",
                        List.of(
                                spec -> new Conv2dSteps(spec) {
                                    @Override
                                    void inputTerm(double[] dx, int pixel, double term) {
                                        dx[pixel] = term;
                                    }
                                },
                                // Summed over the output channels before, as a product of matrices is.
                                spec -> new Conv2dSteps(spec) {
                                    @Override
                                    boolean goesBack(Shape outputs, int oh, int ow, int r, int s) {
                                        return (oh == outputs.dim(2) - 1 || r < stride)
                                                && (ow == outputs.dim(3) - 1 || s < stride);
                                    }
                                })),
                mistake(
                        "dx-not-cropped",
                        "dx is cut out of the padded image at the wrong place: it is shifted by the padding",
                        "does dx begin behind the first rows and columns of padding?",
                        "sendBack",
                        spec -> new Conv2dSteps(spec) {
                            @Override
                            int placeOfInputGradient(int output, int step) {
                                return output * stride + step;
                            }
                        }));
    }

    private static List<Mistake> indicesOfBackward() {
        return List.of(
                mistake(
                        "dx-stride-ignored",
                        "dx does not use the stride; forward and dW do",
                        "is the row of the image oh * stride + r - padding in dx too?",
                        "sendBack",
                        spec -> new Conv2dSteps(spec) {
                            @Override
                            int placeOfInputGradient(int output, int step) {
                                return output + step - padding;
                            }
                        }),
                mistake(
                        "backward-stride-ignored",
                        "forward is right, but backward does not use the stride",
                        "is the row of the image oh * stride + r - padding in backward too?",
                        "sendBack",
                        spec -> new Conv2dSteps(spec) {
                            @Override
                            int placeBack(int output, int step) {
                                return output + step - padding;
                            }
                        }),
                mistake(
                        "backward-padding-ignored",
                        "forward is right, but backward does not subtract the padding",
                        "is the row of the image oh * stride + r - padding in backward too?",
                        "sendBack",
                        spec -> new Conv2dSteps(spec) {
                            @Override
                            int placeBack(int output, int step) {
                                return output * stride + step;
                            }
                        }));
    }

    private static List<Mistake> weightGradient() {
        return List.of(
                mistake(
                        "dw-last-sample",
                        "dW is not summed over the batch: it is that of the last sample",
                        "is dW zeroed, or set, inside the loop over n?",
                        "backward",
                        spec -> new Conv2dSteps(spec) {
                            @Override
                            void beforeSample(DoubleTensor weightGradient) {
                                weightGradient.zero();
                            }
                        }),
                mistake(
                        "dw-last-window",
                        "dW is not summed over the windows: each weight has its last product alone",
                        "is it dW[...] += , or = ?",
                        "sendBack",
                        spec -> new Conv2dSteps(spec) {
                            @Override
                            void weightTerm(double[] dw, int at, double term) {
                                dw[at] = term;
                            }
                        }));
    }

    private static List<Mistake> biasGradient() {
        return List.of(
                mistake(
                        "db-last-sample",
                        "the bias gradient is not summed over the batch: it is that of the last sample",
                        "is db zeroed, or set, inside the loop over n?",
                        "backward",
                        spec -> new Conv2dSteps(spec) {
                            @Override
                            void biasGradient(DoubleTensor dy, double[] db) {
                                Arrays.fill(db, 0);
                                for (int i = dy.size() - dy.size() / dy.shape().dim(0); i < dy.size(); i++) {
                                    db[channel(dy, i)] += dy.data()[i];
                                }
                            }
                        }),
                mistake(
                        "db-last-pixel",
                        "the bias gradient is not summed: it is the last dy of its channel",
                        "is it db[o] += , or = ?",
                        "backward",
                        spec -> new Conv2dSteps(spec) {
                            @Override
                            void biasGradient(DoubleTensor dy, double[] db) {
                                for (int i = 0; i < dy.size(); i++) {
                                    db[channel(dy, i)] = dy.data()[i];
                                }
                            }
                        }),
                mistake(
                        "db-mean-of-pixels",
                        "the bias gradient is the mean over the pixels, not their sum",
                        "is it divided by OH * OW?",
                        "backward",
                        spec -> new Conv2dSteps(spec) {
                            @Override
                            void biasGradient(DoubleTensor dy, double[] db) {
                                double pixels = dy.shape().dim(2) * dy.shape().dim(3);
                                for (int i = 0; i < dy.size(); i++) {
                                    db[channel(dy, i)] += dy.data()[i] / pixels;
                                }
                            }
                        }),
                mistake(
                        "db-wrong-axis",
                        "the bias gradient is summed over the wrong axes: over the channels, a number for each sample",
                        "is it db[o], and the sum over n, oh and ow? (In NumPy: axis=(0, 2, 3).)",
                        "backward",
                        spec -> new Conv2dSteps(spec) {
                            @Override
                            void biasGradient(DoubleTensor dy, double[] db) {
                                for (int i = 0; i < dy.size(); i++) {
                                    db[i / (dy.size() / dy.shape().dim(0))] += dy.data()[i];
                                }
                            }
                        }));
    }

    private static List<Mistake> kept() {
        return List.of(
                mistake(
                        "gradients-set",
                        "dW and db are set, where backward has to add to what is there",
                        "are they zeroed in backward? Whoever trains zeroes them before each step, the layer does not",
                        "backward",
                        spec -> Habits.setsGradients(new Conv2dLoops(spec))),
                mistake(
                        "dw-set",
                        "dW is set, where backward has to add to what is there",
                        "is it zeroed in backward? Whoever trains zeroes it before each step, the layer does not",
                        "backward",
                        spec -> Habits.setsGradient(new Conv2dLoops(spec), 0)),
                mistake(
                        "first-batch-kept",
                        "backward still uses the x of the first batch",
                        "is x kept anew in each forward, or only if there is none yet?",
                        "backward",
                        spec -> StaleBatch.first(() -> new Conv2dLoops(spec), false)),
                mistake(
                        "first-size-kept",
                        "backward still uses the x of the first batch, and its number of samples",
                        "is x kept anew in each forward, or only if there is none yet?",
                        "backward",
                        spec -> StaleBatch.first(() -> new Conv2dLoops(spec), true)),
                mistake(
                        "one-batch-late",
                        "backward uses what forward kept of the batch before: it is one batch late",
                        "is it kept in forward itself, before anything that uses the old one?",
                        "backward",
                        spec -> StaleBatch.before(() -> new Conv2dLoops(spec))),
                mistake(
                        "dx-adds",
                        "dx is added to that of the backward before: its buffer is not zeroed",
                        "is dx zeroed at the start of backward?",
                        "backward",
                        List.of(
                                spec -> Habits.addsToInputGradient(new Conv2dLoops(spec)),
                                spec -> Habits.addsToOldRows(new Conv2dLoops(spec)))),
                mistake(
                        "dx-adds-until-reshaped",
                        "dx is added to that of the backward before: its buffer is new for a new shape, and zeroed at no other time",
                        "is dx zeroed at the start of every backward?",
                        "backward",
                        spec -> Habits.addsUntilReshaped(new Conv2dLoops(spec))),
                mistake(
                        "y-adds",
                        "y is added to that of the forward before: its buffer is not zeroed",
                        "does each sum start at b[o]?",
                        "forward",
                        spec -> Habits.addsToOutput(new Conv2dLoops(spec))));
    }
}
