package backproplab.manual.model;

import backproplab.manual.layer.InPlaceDescent;
import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Parameter;
import backproplab.manual.layer.Pass;
import backproplab.manual.layer.RectifiedSum;
import backproplab.manual.layer.State;
import backproplab.manual.tensor.Tensor;
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
    private final Sequential<T> main;
    private final Sequential<T> shortcut;
    private final RectifiedSum<T> join;
    private final boolean identity;

    /**
     * A block.
     *
     * @param main the main branch
     * @param shortcut the projection; without layers for the identity
     * @param join where they meet
     */
    Residual(Sequential<T> main, Sequential<T> shortcut, RectifiedSum<T> join) {
        this.main = main;
        this.shortcut = shortcut;
        this.join = join;
        identity = shortcut.layers().isEmpty();
    }

    @Override
    public Shape outputShape(Shape input) {
        Shape output = main.outputShape(input);
        Shape other = shortcut.outputShape(input);
        if (!output.equals(other)) {
            throw new IllegalArgumentException("a residual block's branches must end in one shape: " + output
                    + " from the main branch, " + other + " from the shortcut");
        }
        return output;
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
