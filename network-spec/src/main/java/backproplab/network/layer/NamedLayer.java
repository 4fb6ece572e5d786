package backproplab.network.layer;

import backproplab.network.shape.Shape;
import java.util.List;

/**
 * A layer at its place in a network.
 *
 * @param name unique among its neighbours; the block around it is not in the name
 * @param spec the layer
 * @param input what one sample is when it comes in, N = 1
 * @param output what one sample is when it goes out, N = 1; the gradient that comes back has the same shape
 */
public record NamedLayer(String name, LayerSpec spec, Shape input, Shape output) {

    /**
     * Its tensors under the names that files and engines use.
     *
     * @return named {@code layer.role}
     */
    public List<TensorSpec> tensors() {
        return spec.tensors().stream().map(tensor -> tensor.within(name)).toList();
    }

    NamedLayer within(String block) {
        return new NamedLayer(block + "." + name, spec, input, output);
    }
}
