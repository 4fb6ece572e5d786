package backproplab.check.mistake;

import backproplab.check.part.Parts;
import backproplab.check.trial.Subjects;
import backproplab.manual.layer.Layer;
import backproplab.manual.loops.AvgPool2dLoops;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.LayerSpec;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What goes wrong in average pooling. */
final class AvgPoolMistakes {
    private AvgPoolMistakes() {}

    static List<Mistake> all() {
        return Stream.of(counts(), countsOfBackward(), windows(), kept())
                .flatMap(List::stream)
                .toList();
    }

    private static Mistake mistake(
            String id,
            String says,
            String asks,
            String method,
            Function<LayerSpec.AvgPool2d, Layer<DoubleTensor>> make) {
        return mistake(id, says, asks, method, List.of(make));
    }

    /** A mistake that is made in several forms. */
    private static Mistake mistake(
            String id,
            String says,
            String asks,
            String method,
            List<Function<LayerSpec.AvgPool2d, Layer<DoubleTensor>>> forms) {
        List<Parts> parts = forms.stream().map(Planted::avgPool2d).toList();
        return new Mistake("avgpool-" + id, Subjects.AVG_POOL2D, says, asks, "AvgPool2dLoops." + method, parts);
    }

    private static List<Mistake> counts() {
        return List.of(
                mistake(
                        "padding-not-counted",
                        "at the border it divides by the pixels inside the image; the padding's zeros count too",
                        "is it divided by kernel * kernel everywhere?",
                        "area",
                        spec -> new AvgPoolSteps(spec) {
                            @Override
                            double count(int[] pixels) {
                                return pixels.length;
                            }
                        }),
                mistake(
                        "divided-by-kernel",
                        "it divides by kernel, not by kernel squared",
                        "how many pixels does a window have?",
                        "area",
                        spec -> new AvgPoolSteps(spec) {
                            @Override
                            double count(int[] pixels) {
                                return kernel;
                            }
                        }),
                mistake(
                        "sum",
                        "it adds up each window and does not divide, in forward and backward",
                        "is it divided by kernel * kernel?",
                        "area",
                        spec -> new AvgPoolSteps(spec) {
                            @Override
                            double count(int[] pixels) {
                                return 1;
                            }
                        }));
    }

    private static List<Mistake> countsOfBackward() {
        return List.of(
                mistake(
                        "backward-not-divided",
                        "forward is right, but backward gives the whole dy to every pixel of the window",
                        "is dy divided by kernel * kernel?",
                        "backward",
                        spec -> new AvgPoolSteps(spec) {
                            @Override
                            double countBack(int[] pixels) {
                                return 1;
                            }
                        }),
                mistake(
                        "backward-padding-not-counted",
                        "forward is right, but at the border backward divides by the pixels inside the image",
                        "is dy divided by kernel * kernel everywhere?",
                        "backward",
                        spec -> new AvgPoolSteps(spec) {
                            @Override
                            double countBack(int[] pixels) {
                                return pixels.length;
                            }
                        }),
                mistake(
                        "overlap-lost",
                        "dx is set where windows overlap: a pixel has the share of its last window alone",
                        "is it dx[...] += , or = ?",
                        "backward",
                        spec -> new AvgPoolSteps(spec) {
                            @Override
                            void sendBack(double[] x, double dy, double[] dx, int[] pixels) {
                                for (int pixel : pixels) {
                                    dx[pixel] = dy / countBack(pixels);
                                }
                            }
                        }),
                mistake(
                        "dy-to-first-pixel",
                        "the whole dy goes to the window's first pixel",
                        "does every pixel of the window get dy / (kernel * kernel)?",
                        "backward",
                        spec -> new AvgPoolSteps(spec) {
                            @Override
                            void sendBack(double[] x, double dy, double[] dx, int[] pixels) {
                                dx[pixels[0]] += dy;
                            }
                        }));
    }

    private static List<Mistake> windows() {
        return Arrays.stream(PoolWindow.values())
                .map(wrong -> mistake(wrong.id, wrong.says, wrong.asks, "forEachPair", spec -> new AvgPoolSteps(spec) {
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
                        "dx-adds",
                        "dx is added to that of the backward before: its buffer is not zeroed",
                        "is dx zeroed at the start of backward?",
                        "backward",
                        List.of(
                                spec -> Habits.addsToInputGradient(new AvgPool2dLoops(spec)),
                                spec -> Habits.addsToOldRows(new AvgPool2dLoops(spec)))),
                mistake(
                        "dx-adds-until-reshaped",
                        "dx is added to that of the backward before: its buffer is new for a new shape, and zeroed at no other time",
                        "is dx zeroed at the start of every backward?",
                        "backward",
                        spec -> Habits.addsUntilReshaped(new AvgPool2dLoops(spec))),
                mistake(
                        "y-adds",
                        "y is added to that of the forward before: its buffer is not zeroed",
                        "is y zeroed at the start of forward?",
                        "forward",
                        spec -> Habits.addsToOutput(new AvgPool2dLoops(spec))));
    }
}
