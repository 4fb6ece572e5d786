package backproplab.check.mistake;

import backproplab.check.part.Parts;
import backproplab.check.trial.Subjects;
import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Pass;
import backproplab.manual.layer.PlannedLayer;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.LayerSpec;
import backproplab.network.shape.Shape;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;

/** What goes wrong in flattening: the order of the numbers. */
final class FlattenMistakes {
    private FlattenMistakes() {}

    static List<Mistake> all() {
        return List.of(
                mistake(
                        "channels-last",
                        "the channels of a pixel stand beside each other; here channel follows channel, row by row",
                        "is the pixel (c, h, w) of a sample at (c * H + h) * W + w?",
                        FlattenMistakes::channelsLast),
                mistake(
                        "column-by-column",
                        "channels are written column by column; here row by row",
                        "is the pixel (c, h, w) of a sample at (c * H + h) * W + w?",
                        FlattenMistakes::columnByColumn),
                mistake(
                        "batch-mixed",
                        "the numbers of different samples are mixed: they are taken channel by channel over the batch",
                        "does each row of the output hold one sample?",
                        FlattenMistakes::batchMixed));
    }

    private static Mistake mistake(String id, String says, String asks, Function<Shape, IntUnaryOperator> order) {
        Parts parts = new Parts() {
            @Override
            public Layer<DoubleTensor> flatten(LayerSpec.Flatten spec) {
                return new Reordered(spec, order);
            }
        };
        return new Mistake("flatten-" + id, Subjects.FLATTEN, says, asks, "Flatten.forward", parts);
    }

    /** Where the element of an index goes, N x H x W x C. */
    private static IntUnaryOperator channelsLast(Shape x) {
        int plane = x.dim(2) * x.dim(3);
        int sample = x.dim(1) * plane;
        return i -> i / sample * sample + i % plane * x.dim(1) + i / plane % x.dim(1);
    }

    /** N x C x W x H. */
    private static IntUnaryOperator columnByColumn(Shape x) {
        int plane = x.dim(2) * x.dim(3);
        return i -> i / plane * plane + i % x.dim(3) * x.dim(2) + i % plane / x.dim(3);
    }

    /** C x N x H x W. */
    private static IntUnaryOperator batchMixed(Shape x) {
        int plane = x.dim(2) * x.dim(3);
        return i -> (i / plane % x.dim(1) * x.dim(0) + i / plane / x.dim(1)) * plane + i % plane;
    }

    /** Takes every number to another place, and back. */
    private static final class Reordered extends PlannedLayer<DoubleTensor> {
        private final Function<Shape, IntUnaryOperator> order;

        Reordered(LayerSpec.Flatten spec, Function<Shape, IntUnaryOperator> order) {
            super(spec);
            this.order = order;
        }

        @Override
        protected void forward(DoubleTensor x, DoubleTensor y, Pass pass) {
            IntUnaryOperator place = order.apply(x.shape());
            for (int i = 0; i < x.size(); i++) {
                y.data()[place.applyAsInt(i)] = x.data()[i];
            }
        }

        @Override
        protected void backward(DoubleTensor x, DoubleTensor y, DoubleTensor dy, DoubleTensor dx) {
            IntUnaryOperator place = order.apply(x.shape());
            for (int i = 0; dx != null && i < x.size(); i++) {
                dx.data()[i] = dy.data()[place.applyAsInt(i)];
            }
        }
    }
}
