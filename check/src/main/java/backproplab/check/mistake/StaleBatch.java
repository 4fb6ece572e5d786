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
 * Caches that are not those of the latest batch: forward takes the batch that it is given, backward goes on with the first one, {@code if
 * (cache == null) cache = x}, or with the one before. Backward goes over the samples of dy, and runs out of the old caches where dy has more; or it goes over the samples of the
 * caches, and runs out of dy where it has less.
 */
final class StaleBatch extends Around {
    /** Its latest forward pass is that of the old batch; it has the gradients, the outer layer has the values. */
    private final Layer<DoubleTensor> stale;

    private final boolean late;
    private final boolean sizeToo;
    private DoubleTensor x;
    private DoubleTensor latest;
    private Pass latestPass;

    private StaleBatch(Supplier<Layer<DoubleTensor>> layers, boolean late, boolean sizeToo) {
        super(layers.get());
        stale = layers.get();
        this.late = late;
        this.sizeToo = sizeToo;
    }

    /** That of the first batch for ever; with {@code sizeToo}, backward goes over its samples. */
    static StaleBatch first(Supplier<Layer<DoubleTensor>> layers, boolean sizeToo) {
        return new StaleBatch(layers, false, sizeToo);
    }

    /** That of the batch before; with the first batch, which has none before it, its own. */
    static StaleBatch before(Supplier<Layer<DoubleTensor>> layers) {
        return new StaleBatch(layers, true, false);
    }

    @Override
    public DoubleTensor forward(DoubleTensor input, Pass pass) {
        DoubleTensor now = Habits.rows(input, input.shape());
        if (x == null || late) {
            boolean first = x == null;
            x = first ? now : latest;
            takeValues();
            stale.forward(x, first ? pass : latestPass);
        }
        latest = now;
        latestPass = pass;
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
        DoubleTensor dx = stale.backward(Habits.rows(dy, stale.outputShape(x.shape())));
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
            Habits.copied(values.get(p).value(), stale.parameters().get(p).value());
        }
    }

    @Override
    public List<Parameter<DoubleTensor>> parameters() {
        List<Parameter<DoubleTensor>> values = super.parameters();
        return IntStream.range(0, values.size())
                .mapToObj(p ->
                        withGradient(values.get(p), stale.parameters().get(p).gradient()))
                .toList();
    }

    private static Parameter<DoubleTensor> withGradient(Parameter<DoubleTensor> parameter, DoubleTensor gradient) {
        return new Parameter<>(parameter.name(), parameter.value(), gradient, parameter.decays());
    }

    @Override
    public void skipInputGradient() {
        super.skipInputGradient();
        stale.skipInputGradient();
    }
}
