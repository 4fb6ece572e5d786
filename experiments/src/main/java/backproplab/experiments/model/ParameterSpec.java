package backproplab.experiments.model;

import backproplab.manual.tensor.Shape;

/**
 * A trained tensor before it exists.
 *
 * @param name {@code layer.weight} or {@code layer.bias}
 * @param shape in the neutral layout: linear [in, out], convolution [out, in, kh, kw], bias [out]
 * @param fanIn inputs that reach one output
 * @param fanOut outputs that one input reaches
 */
public record ParameterSpec(String name, Shape shape, int fanIn, int fanOut) {

    /**
     * Whether it starts at 0 and is not drawn.
     *
     * @return true for biases
     */
    public boolean isBias() {
        return shape.rank() == 1;
    }
}
