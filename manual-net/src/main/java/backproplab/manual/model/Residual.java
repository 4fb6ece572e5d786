package backproplab.manual.model;

import backproplab.manual.layer.InPlaceDescent;
import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Parameter;
import backproplab.manual.layer.Pass;
import backproplab.manual.layer.RectifiedSum;
import backproplab.manual.layer.State;
import backproplab.manual.tensor.Tensor;
import backproplab.network.layer.LayerSpec;
import backproplab.network.shape.Shape;
import java.util.List;
import java.util.stream.Stream;

/**
 * A residual block (He et al. 2016, section 3.2): {@code y = max(main(x) + shortcut(x), 0)}. The shortcut is the identity, or a
 * projection where main changes the shape. Written once for both engines.
 *
 * <p>Backward sends the gradient through both branches, {@code dx = main'(d) + shortcut'(d)}.
 *
 * @param <T> the tensor type of the engine
 */
public final class Residual<T extends Tensor<T>> implements Layer<T> {
    private final LayerSpec.Residual spec;
    private final Sequential<T> main;
    private final Sequential<T> shortcut;
    private final RectifiedSum<T> join;
    private final boolean identity;

    /**
     * A block.
     *
     * @param spec the block
     * @param main the layers of its main branch
     * @param shortcut those of its projection
     * @param join where they meet
     */
    Residual(LayerSpec.Residual spec, Sequential<T> main, Sequential<T> shortcut, RectifiedSum<T> join) {
        this.spec = spec;
        this.main = main;
        this.shortcut = shortcut;
        this.join = join;
        identity = shortcut.layers().isEmpty();
    }

    /** Lets somebody hear of the layers of both branches. */
    void observe(String within, LayerObserver<T> hears) {
        main.observe(within, hears);
        shortcut.observe(within, hears);
    }

    @Override
    public Shape outputShape(Shape input) {
        return spec.outputShape(input);
    }

    @Override
    public T forward(T x, Pass pass) {
        return join.forward(main.forward(x, pass), shortcut.forward(x, pass));
    }

    @Override
    public T backward(T dy) {
        T d = join.backward(dy);
        T fromMain = main.backward(d);
        T fromShortcut = shortcut.backward(d);
        return fromMain == null ? null : join.add(fromMain, fromShortcut);
    }

    @Override
    public List<Parameter<T>> parameters() {
        return Stream.concat(main.parameters().stream(), shortcut.parameters().stream())
                .toList();
    }

    @Override
    public List<State<T>> state() {
        return Stream.concat(main.state().stream(), shortcut.state().stream()).toList();
    }

    @Override
    public List<Parameter<T>> join(InPlaceDescent descent) {
        return Stream.concat(main.join(descent).stream(), shortcut.join(descent).stream())
                .toList();
    }

    @Override
    public void skipInputGradient() {
        main.skipInputGradient();
        if (!identity) {
            shortcut.skipInputGradient();
        }
    }
}
