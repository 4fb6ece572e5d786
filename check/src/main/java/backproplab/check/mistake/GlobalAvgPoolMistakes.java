package backproplab.check.mistake;

import backproplab.check.part.Parts;
import backproplab.check.trial.Subjects;
import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Pass;
import backproplab.manual.layer.PlannedLayer;
import backproplab.manual.loops.GlobalAvgPoolLoops;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.LayerSpec;
import backproplab.network.shape.Shape;
import java.util.List;
import java.util.function.Function;

/** What goes wrong in average pooling over whole images. */
final class GlobalAvgPoolMistakes {
    private GlobalAvgPoolMistakes() {}

    private static Mistake mistake(
            String id,
            String says,
            String asks,
            String method,
            Function<LayerSpec.GlobalAvgPool, Layer<DoubleTensor>> make) {
        return mistake(id, says, asks, method, List.of(make));
    }

    /** A mistake that is made in several forms. */
    private static Mistake mistake(
            String id,
            String says,
            String asks,
            String method,
            List<Function<LayerSpec.GlobalAvgPool, Layer<DoubleTensor>>> forms) {
        List<Parts> parts = forms.stream().map(Planted::globalAvgPool).toList();
        return new Mistake(
                "globalavgpool-" + id, Subjects.GLOBAL_AVG_POOL, says, asks, "GlobalAvgPoolLoops." + method, parts);
    }

    static List<Mistake> all() {
        return List.of(
                mistake(
                        "sum",
                        "it adds up the pixels and does not divide, in forward and backward",
                        "is it divided by H * W?",
                        "forward",
                        spec -> new Steps(spec, image -> 1, image -> 1)),
                mistake(
                        "backward-not-divided",
                        "forward is right, but backward gives the whole dy to every pixel",
                        "is dy divided by H * W?",
                        "backward",
                        spec -> new Steps(spec, GlobalAvgPoolMistakes::plane, image -> 1)),
                mistake(
                        "divided-by-width",
                        "it divides by W, not by H W",
                        "how many pixels does a channel have?",
                        "forward",
                        spec -> new Steps(spec, image -> image.dim(3), image -> image.dim(3))),
                mistake(
                        "divided-by-height",
                        "it divides by H, not by H W",
                        "how many pixels does a channel have?",
                        "forward",
                        spec -> new Steps(spec, image -> image.dim(2), image -> image.dim(2))),
                mistake(
                        "divided-by-channels-too",
                        "it divides by C H W; the mean is over the pixels of one channel",
                        "does each channel have a mean of its own?",
                        "forward",
                        spec -> new Steps(
                                spec, image -> image.dim(1) * plane(image), image -> image.dim(1) * plane(image))),
                mistake(
                        "dx-adds",
                        "dx is added to that of the backward before: its buffer is not zeroed",
                        "is dx written with = , or with += ?",
                        "backward",
                        List.of(
                                spec -> Habits.addsToInputGradient(new GlobalAvgPoolLoops(spec)),
                                spec -> Habits.addsToOldRows(new GlobalAvgPoolLoops(spec)))));
    }

    private static int plane(Shape image) {
        return image.dim(2) * image.dim(3);
    }

    /** The layer, with what its sums are divided by and what dy is. */
    private static final class Steps extends PlannedLayer<DoubleTensor> {
        private final Function<Shape, Integer> count;
        private final Function<Shape, Integer> countBack;

        Steps(LayerSpec.GlobalAvgPool spec, Function<Shape, Integer> count, Function<Shape, Integer> countBack) {
            super(spec);
            this.count = count;
            this.countBack = countBack;
        }

        @Override
        protected void forward(DoubleTensor x, DoubleTensor y, Pass pass) {
            y.zero();
            for (int i = 0; i < x.size(); i++) {
                y.data()[i / plane(x.shape())] += x.data()[i] / count.apply(x.shape());
            }
        }

        @Override
        protected void backward(DoubleTensor x, DoubleTensor y, DoubleTensor dy, DoubleTensor dx) {
            for (int i = 0; dx != null && i < x.size(); i++) {
                dx.data()[i] = dy.data()[i / plane(x.shape())] / countBack.apply(x.shape());
            }
        }
    }
}
