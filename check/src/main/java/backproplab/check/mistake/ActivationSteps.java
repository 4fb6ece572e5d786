package backproplab.check.mistake;

import backproplab.check.part.Parts;
import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Pass;
import backproplab.manual.layer.PlannedLayer;
import backproplab.manual.loops.ActivationLoops;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.LayerSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;

/** An element-wise function from two formulas, one for each direction. */
final class ActivationSteps extends PlannedLayer<DoubleTensor> {
    private final DoubleUnaryOperator value;
    private final Back back;

    /** What goes back: dx of an element. */
    @FunctionalInterface
    interface Back {
        double dx(double x, double y, double dy);
    }

    ActivationSteps(LayerSpec.Activation spec, DoubleUnaryOperator value, Back back) {
        super(spec);
        this.value = value;
        this.back = back;
    }

    @Override
    protected void forward(DoubleTensor x, DoubleTensor y, Pass pass) {
        for (int i = 0; i < x.size(); i++) {
            y.data()[i] = value.applyAsDouble(x.data()[i]);
        }
    }

    @Override
    protected void backward(DoubleTensor x, DoubleTensor y, DoubleTensor dy, DoubleTensor dx) {
        for (int i = 0; dx != null && i < x.size(); i++) {
            dx.data()[i] = back.dx(x.data()[i], y.data()[i], dy.data()[i]);
        }
    }

    /** Collects the mistakes of one function; what is not given is the textbook's. */
    static final class Of {
        private final ActivationFunction function;
        private final List<Mistake> found = new ArrayList<>();

        Of(ActivationFunction function) {
            this.function = function;
        }

        /** A wrong derivative. */
        Of backward(String id, String says, String asks, Back back) {
            return formulas(id, says, asks, "derivative", function::value, back);
        }

        /** A wrong function, whose derivative, as the textbook writes it in x and y, is applied to it. */
        Of forward(String id, String says, String asks, DoubleUnaryOperator value) {
            return formulas(id, says, asks, "value", value, (x, y, dy) -> dy * function.derivative(x, y));
        }

        /** Both wrong. */
        Of both(String id, String says, String asks, DoubleUnaryOperator value, Back back) {
            return formulas(id, says, asks, "value", value, back);
        }

        /** Another function, right altogether. */
        Of another(String id, String says, String asks, ActivationFunction other) {
            both(id, says, asks, other::value, (x, y, dy) -> dy * other.derivative(x, y));
            int last = found.size() - 1;
            found.set(last, found.get(last).asWhole());
            return this;
        }

        private Of formulas(String id, String says, String asks, String method, DoubleUnaryOperator value, Back back) {
            return layer(
                    id, says, asks, "ActivationFunction." + method, spec -> new ActivationSteps(spec, value, back));
        }

        /** What any of the functions can do with its arrays. */
        Of habits() {
            layer(
                    "input-modified",
                    "forward writes y over x",
                    "does y have an array of its own? x belongs to the layer before",
                    "ActivationLoops.forward",
                    spec -> Habits.writesOverInput(new ActivationLoops(spec)));
            layer(
                    "gradient-modified",
                    "backward writes dx over dy",
                    "does dx have an array of its own? dy belongs to the layer after",
                    "ActivationLoops.backward",
                    spec -> Habits.writesOverGradient(new ActivationLoops(spec)));
            layer(
                    "first-batch-kept",
                    "backward still uses what forward kept of the first batch",
                    "is the mask, x or y kept anew in each forward, or only if there is none yet?",
                    "ActivationLoops.backward",
                    spec -> StaleBatch.first(() -> new ActivationLoops(spec), false));
            layer(
                    "first-size-kept",
                    "backward still uses what forward kept of the first batch, and its number of samples",
                    "is the mask, x or y kept anew in each forward, or only if there is none yet?",
                    "ActivationLoops.backward",
                    spec -> StaleBatch.first(() -> new ActivationLoops(spec), true));
            layer(
                    "one-batch-late",
                    "backward uses what forward kept of the batch before: it is one batch late",
                    "is the mask, x or y kept in forward itself, before anything that uses the old one?",
                    "ActivationLoops.backward",
                    spec -> StaleBatch.before(() -> new ActivationLoops(spec)));
            return layer(
                    "dx-adds",
                    "dx is added to that of the backward before: its buffer is not zeroed",
                    "is dx written with = , or with += ?",
                    "ActivationLoops.backward",
                    List.of(
                            spec -> Habits.addsToInputGradient(new ActivationLoops(spec)),
                            spec -> Habits.addsToOldRows(new ActivationLoops(spec))));
        }

        Of layer(
                String id,
                String says,
                String asks,
                String read,
                Function<LayerSpec.Activation, Layer<DoubleTensor>> make) {
            return layer(id, says, asks, read, List.of(make));
        }

        private Of layer(
                String id,
                String says,
                String asks,
                String read,
                List<Function<LayerSpec.Activation, Layer<DoubleTensor>>> forms) {
            String token = function.token();
            List<Parts> parts = forms.stream()
                    .map(make -> Planted.activation(function, make))
                    .toList();
            found.add(new Mistake(token + "-" + id, token, says, asks, read, parts));
            return this;
        }

        List<Mistake> all() {
            return List.copyOf(found);
        }
    }
}
