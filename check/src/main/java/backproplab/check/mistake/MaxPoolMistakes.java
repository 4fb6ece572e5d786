package backproplab.check.mistake;

import backproplab.check.part.Parts;
import backproplab.check.trial.Subjects;
import backproplab.manual.layer.Layer;
import backproplab.manual.loops.MaxPool2dLoops;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.LayerSpec;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What goes wrong in max pooling. */
final class MaxPoolMistakes {
    private MaxPoolMistakes() {}

    static List<Mistake> all() {
        return Stream.of(winners(), shares(), forward(), windows(), kept())
                .flatMap(List::stream)
                .toList();
    }

    private static Mistake mistake(
            String id,
            String says,
            String asks,
            String method,
            Function<LayerSpec.MaxPool2d, Layer<DoubleTensor>> make) {
        return mistake(id, says, asks, method, List.of(make));
    }

    /** A mistake that is made in several forms. */
    private static Mistake mistake(
            String id,
            String says,
            String asks,
            String method,
            List<Function<LayerSpec.MaxPool2d, Layer<DoubleTensor>>> forms) {
        List<Parts> parts = forms.stream().map(Planted::maxPool2d).toList();
        return new Mistake("maxpool-" + id, Subjects.MAX_POOL2D, says, asks, "MaxPool2dLoops." + method, parts);
    }

    private static List<Mistake> winners() {
        return List.of(
                mistake(
                        "all-ties",
                        "where several pixels are the largest, each of them gets the whole dy",
                        "does backward ask for x == y? Keep which pixel won, the first one, in forward",
                        "backward",
                        spec -> new MaxPoolSteps(spec) {
                            @Override
                            void sendBack(double[] x, double dy, double[] dx, int[] pixels) {
                                for (int pixel : pixels) {
                                    if (x[pixel] == output(x, pixels)) {
                                        dx[pixel] += dy;
                                    }
                                }
                            }
                        }),
                mistake(
                        "last-tie",
                        "where several pixels are the largest, the last one gets dy; it is the first one's",
                        "is it x > max, or >= ?",
                        "winner",
                        spec -> new MaxPoolSteps(spec) {
                            @Override
                            boolean beats(double candidate, double best) {
                                return candidate >= best;
                            }
                        }),
                mistake(
                        "ties-share",
                        "where several pixels are the largest, they share dy; the first one gets it all",
                        "is dy divided by the number of ties?",
                        "backward",
                        spec -> new MaxPoolSteps(spec) {
                            @Override
                            void sendBack(double[] x, double dy, double[] dx, int[] pixels) {
                                double largest = output(x, pixels);
                                int[] ties = Arrays.stream(pixels)
                                        .filter(pixel -> x[pixel] == largest)
                                        .toArray();
                                for (int pixel : ties) {
                                    dx[pixel] += dy / ties.length;
                                }
                            }
                        }));
    }

    private static List<Mistake> shares() {
        return List.of(
                mistake(
                        "overlap-lost",
                        "dx is set where windows overlap: a pixel that wins several has the dy of the last alone",
                        "is it dx[...] += , or = ?",
                        "backward",
                        spec -> new MaxPoolSteps(spec) {
                            @Override
                            void sendBack(double[] x, double dy, double[] dx, int[] pixels) {
                                dx[winner(x, pixels)] = dy;
                            }
                        }),
                mistake(
                        "dy-to-all",
                        "every pixel of the window gets dy, not only the largest",
                        "does backward know which pixel won?",
                        "backward",
                        spec -> new MaxPoolSteps(spec) {
                            @Override
                            void sendBack(double[] x, double dy, double[] dx, int[] pixels) {
                                for (int pixel : pixels) {
                                    dx[pixel] += dy;
                                }
                            }
                        }),
                mistake(
                        "dy-spread-evenly",
                        "backward is that of average pooling: every pixel of the window gets an equal share of dy",
                        "does backward know which pixel won?",
                        "backward",
                        spec -> new MaxPoolSteps(spec) {
                            @Override
                            void sendBack(double[] x, double dy, double[] dx, int[] pixels) {
                                for (int pixel : pixels) {
                                    dx[pixel] += dy / (kernel * kernel);
                                }
                            }
                        }));
    }

    private static List<Mistake> forward() {
        return List.of(
                mistake(
                        "starts-at-zero",
                        "the maximum starts at 0 (or Double.MIN_VALUE, which is above 0): negative windows become 0",
                        "does it start at the first pixel, or at minus infinity?",
                        "winner",
                        spec -> new MaxPoolSteps(spec) {
                            @Override
                            double output(double[] x, int[] pixels) {
                                return Math.max(0, super.output(x, pixels));
                            }

                            @Override
                            void sendBack(double[] x, double dy, double[] dx, int[] pixels) {
                                if (output(x, pixels) > 0) {
                                    super.sendBack(x, dy, dx, pixels);
                                }
                            }
                        }),
                mistake(
                        "padding-wins",
                        "the padding counts as zeros, so that it wins over negative pixels; it never wins",
                        "are pixels outside the image left out?",
                        "winner",
                        spec -> new MaxPoolSteps(spec) {
                            @Override
                            double output(double[] x, int[] pixels) {
                                double largest = super.output(x, pixels);
                                return pixels.length < kernel * kernel ? Math.max(0, largest) : largest;
                            }

                            @Override
                            void sendBack(double[] x, double dy, double[] dx, int[] pixels) {
                                if (x[winner(x, pixels)] == output(x, pixels)) {
                                    super.sendBack(x, dy, dx, pixels);
                                }
                            }
                        }),
                mistake(
                        "smallest",
                        "the smallest pixel wins",
                        "is it x > max, or < ?",
                        "winner",
                        spec -> new MaxPoolSteps(spec) {
                            @Override
                            boolean beats(double candidate, double best) {
                                return candidate < best;
                            }
                        }));
    }

    private static List<Mistake> windows() {
        return Arrays.stream(PoolWindow.values())
                .map(wrong -> mistake(wrong.id, wrong.says, wrong.asks, "winner", spec -> new MaxPoolSteps(spec) {
                    @Override
                    int place(int output, int step) {
                        return wrong.place(this, output, step);
                    }
                }))
                .toList();
    }

    private static List<Mistake> kept() {
        return List.of(
                mistake(
                        "first-batch-kept",
                        "backward still sends dy to the winners of the first batch",
                        "are the winners kept anew in each forward, or only if there are none yet?",
                        "forward",
                        spec -> StaleBatch.first(() -> new MaxPool2dLoops(spec), false)),
                mistake(
                        "first-size-kept",
                        "backward still sends dy to the winners of the first batch, and its number of samples",
                        "are the winners kept anew in each forward, or only if there are none yet?",
                        "forward",
                        spec -> StaleBatch.first(() -> new MaxPool2dLoops(spec), true)),
                mistake(
                        "one-batch-late",
                        "backward uses what forward kept of the batch before: it is one batch late",
                        "is it kept in forward itself, before anything that uses the old one?",
                        "backward",
                        spec -> StaleBatch.before(() -> new MaxPool2dLoops(spec))),
                mistake(
                        "dx-adds",
                        "dx is added to that of the backward before: its buffer is not zeroed",
                        "is dx zeroed at the start of backward?",
                        "backward",
                        List.of(
                                spec -> Habits.addsToInputGradient(new MaxPool2dLoops(spec)),
                                spec -> Habits.addsToOldRows(new MaxPool2dLoops(spec)))),
                mistake(
                        "dx-adds-until-reshaped",
                        "dx is added to that of the backward before: its buffer is new for a new shape, and zeroed at no other time",
                        "is dx zeroed at the start of every backward?",
                        "backward",
                        spec -> Habits.addsUntilReshaped(new MaxPool2dLoops(spec))));
    }
}
