package backproplab.manual.tensor;

import backproplab.network.shape.Shape;

/**
 * A row-major buffer with a shape: what layers, losses and optimizers hand to each other.
 *
 * <p>The network structure is written once over {@code T}; the textbook engine uses {@link DoubleTensor}, the fast one
 * {@link FloatTensor}. Element access through this interface is for tests, weights and reports; engines work on the
 * array behind it.
 *
 * @param <T> the implementing type itself
 */
public sealed interface Tensor<T extends Tensor<T>> permits FloatTensor, DoubleTensor {

    /**
     * The extents.
     *
     * @return the shape, batch extent first
     */
    Shape shape();

    /**
     * The number of elements.
     *
     * @return {@code shape().size()}
     */
    default int size() {
        return shape().size();
    }

    /**
     * One element.
     *
     * @param index row-major position
     * @return the value there
     */
    double get(int index);

    /**
     * Sets one element.
     *
     * @param index row-major position
     * @param value the value, rounded to the precision of this tensor
     */
    void set(int index, double value);

    /** Sets every element to 0. */
    void zero();

    /**
     * The same elements under another shape.
     *
     * @param shape a shape of equal size
     * @return a view that shares this tensor's storage
     * @throws IllegalArgumentException if the sizes differ
     */
    T view(Shape shape);

    /**
     * A tensor of the wanted shape that reuses this one's storage where it is long enough: how buffers follow a last
     * batch that is smaller than the others without a new array.
     *
     * @param shape the wanted shape
     * @return this tensor if it has that shape already, else a view of its storage, else a new zeroed tensor; the
     *     content of a reused one is what was there before
     */
    T fit(Shape shape);

    /**
     * A new tensor of the same precision.
     *
     * @param shape its shape
     * @return a tensor of zeros
     */
    T zeros(Shape shape);

    /**
     * Copies values in.
     *
     * @param values as many as this tensor has elements, row-major
     * @throws IllegalArgumentException if the count differs
     */
    default void copyFrom(double[] values) {
        if (values.length != size()) {
            throw new IllegalArgumentException(
                    values.length + " values for a tensor of shape " + shape() + " (" + size() + " elements)");
        }
        for (int i = 0; i < values.length; i++) {
            set(i, values[i]);
        }
    }

    /**
     * Copies the elements out.
     *
     * @return the elements, row-major
     */
    default double[] toDoubles() {
        double[] values = new double[size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = get(i);
        }
        return values;
    }

    /**
     * Whether every element is a finite number.
     *
     * @return false if there is a NaN or an infinity
     */
    default boolean isFinite() {
        for (int i = 0; i < size(); i++) {
            if (!Double.isFinite(get(i))) {
                return false;
            }
        }
        return true;
    }
}
