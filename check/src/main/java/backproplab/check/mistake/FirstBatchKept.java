package backproplab.check.mistake;

import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Parameter;
import backproplab.manual.layer.Pass;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.shape.Shape;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Caches that are not renewed, {@code if (cache == null) cache = x}: forward takes the batch that it is given, backward goes on with the
 * first one. Backward goes over the samples of dy, and runs out of the old caches where dy has more; or it goes over the samples of the
 * caches, and runs out of dy where it has less.
 */
final class FirstBatchKept extends Around {
    /** Its latest forward pass stays that of the first batch; it has the gradients, the outer layer has the values. */
    private final Layer<DoubleTensor> first;

    private final boolean sizeToo;
    private DoubleTensor x;

    FirstBatchKept(Supplier<Layer<DoubleTensor>> layers, boolean sizeToo) {
        super(layers.get());
        first = layers.get();
        this.sizeToo = sizeToo;
    }

    @Override
    public DoubleTensor forward(DoubleTensor input, Pass pass) {
        if (x == null) {
            x = Habits.rows(input, input.shape());
            takeValues();
            first.forward(x, pass);
        }
        return super.forward(input, pass);
    }

    @Override
    public DoubleTensor backward(DoubleTensor dy) {
        if (x == null) {
            throw new IllegalStateException("backward before forward");
        }
        int kept = x.shape().dim(0);
        int samples = sizeToo ? kept : dy.shape().dim(0);
        if (samples > Math.min(kept, dy.shape().dim(0))) {
            throw new ArrayIndexOutOfBoundsException(dy.shape() + " is dy, " + x.shape() + " the cache");
        }
        takeValues();
        DoubleTensor dx = first.backward(Habits.rows(dy, first.outputShape(x.shape())));
        return dx == null ? null : Habits.rows(dx, withSamples(samples));
    }

    private Shape withSamples(int samples) {
        int[] dims = x.shape().toArray();
        dims[0] = samples;
        return Shape.of(dims);
    }

    private void takeValues() {
        List<Parameter<DoubleTensor>> values = super.parameters();
        for (int p = 0; p < values.size(); p++) {
            Habits.copied(values.get(p).value(), first.parameters().get(p).value());
        }
    }

    @Override
    public List<Parameter<DoubleTensor>> parameters() {
        List<Parameter<DoubleTensor>> values = super.parameters();
        return IntStream.range(0, values.size())
                .mapToObj(p ->
                        withGradient(values.get(p), first.parameters().get(p).gradient()))
                .toList();
    }

    private static Parameter<DoubleTensor> withGradient(Parameter<DoubleTensor> parameter, DoubleTensor gradient) {
        return new Parameter<>(parameter.name(), parameter.value(), gradient, parameter.decays());
    }

    @Override
    public void skipInputGradient() {
        super.skipInputGradient();
        first.skipInputGradient();
    }
}
