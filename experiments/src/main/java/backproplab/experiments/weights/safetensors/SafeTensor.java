package backproplab.experiments.weights.safetensors;

import java.util.List;

/**
 * A named tensor, row-major.
 *
 * @param name any text
 * @param dtype how it is stored; in memory every number is a double, which holds both exactly
 * @param shape extents, outermost first; empty for a single number, an extent may be 0
 * @param values as many as the product of the extents; not copied
 */
public record SafeTensor(String name, Dtype dtype, List<Long> shape, double[] values) {

    /**
     * Checks that the values fill the shape.
     *
     * @throws IllegalArgumentException if they do not, an extent is negative, or the name is the one that the format keeps for itself
     * @throws ArithmeticException if the product of the extents is no long
     */
    public SafeTensor {
        shape = List.copyOf(shape);
        if (name.equals(SafetensorsFile.METADATA)) {
            throw new IllegalArgumentException("no tensor can be called " + name);
        }
        if (shape.stream().anyMatch(extent -> extent < 0) || count(shape) != values.length) {
            throw new IllegalArgumentException(values.length + " values do not fill " + name + " of shape " + shape);
        }
    }

    /**
     * The number of values of a shape.
     *
     * @param shape the extents
     * @return their product, 1 without any
     * @throws ArithmeticException if it is no long
     */
    static long count(List<Long> shape) {
        long count = 1;
        for (long extent : shape) {
            count = Math.multiplyExact(count, extent);
        }
        return count;
    }
}
