package backproplab.network.shape;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The extents of a row-major tensor, the batch extent N first; immutable. */
public final class Shape {
    private final int[] dims;
    private final int size;

    private Shape(int[] dims, int size) {
        this.dims = dims;
        this.size = size;
    }

    /**
     * Makes a shape.
     *
     * @param dims the extents, outermost first, each at least 1
     * @return the shape
     * @throws IllegalArgumentException if there is no extent, one is below 1, or the number of elements exceeds
     *     {@link Integer#MAX_VALUE}, the longest Java array
     */
    public static Shape of(int... dims) {
        if (dims.length == 0) {
            throw new IllegalArgumentException("a shape needs at least one extent");
        }
        long size = 1;
        for (int dim : dims) {
            if (dim < 1) {
                throw new IllegalArgumentException("extents must be at least 1: " + Arrays.toString(dims));
            }
            size *= dim;
            if (size > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(
                        "more elements than a Java array can hold: " + Arrays.toString(dims));
            }
        }
        return new Shape(dims.clone(), (int) size);
    }

    /**
     * The number of extents.
     *
     * @return at least 1
     */
    public int rank() {
        return dims.length;
    }

    /**
     * One extent.
     *
     * @param axis 0 is the outermost
     * @return the extent of that axis
     */
    public int dim(int axis) {
        return dims[axis];
    }

    /**
     * The number of elements.
     *
     * @return the product of all extents
     */
    public int size() {
        return size;
    }

    /**
     * The extents as an array.
     *
     * @return a copy
     */
    public int[] toArray() {
        return dims.clone();
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Shape shape && Arrays.equals(dims, shape.dims);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(dims);
    }

    /** Prints {@code 64x1x28x28}. */
    @Override
    public String toString() {
        return Arrays.stream(dims).mapToObj(Integer::toString).collect(Collectors.joining("x"));
    }
}
