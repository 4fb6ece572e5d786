package backproplab.manual.tensor;

import backproplab.network.shape.Shape;
import java.util.Arrays;

/** Single precision: the tensor of the fast engine. */
public final class FloatTensor implements Tensor<FloatTensor> {
    private final float[] data;
    private final Shape shape;

    private FloatTensor(float[] data, Shape shape) {
        this.data = data;
        this.shape = shape;
    }

    /**
     * A tensor of zeros.
     *
     * @param dims the extents
     * @return a new tensor
     */
    public static FloatTensor zeros(int... dims) {
        Shape shape = Shape.of(dims);
        return new FloatTensor(new float[shape.size()], shape);
    }

    /**
     * The storage itself, for kernels.
     *
     * @return the array; elements from {@code size()} on, where it is longer, mean nothing
     */
    public float[] data() {
        return data;
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public double get(int index) {
        return data[index];
    }

    @Override
    public void set(int index, double value) {
        data[index] = (float) value;
    }

    @Override
    public void zero() {
        Arrays.fill(data, 0, size(), 0);
    }

    @Override
    public FloatTensor view(Shape wanted) {
        if (wanted.size() != size()) {
            throw new IllegalArgumentException("shape " + shape + " cannot be seen as " + wanted);
        }
        return new FloatTensor(data, wanted);
    }

    @Override
    public FloatTensor fit(Shape wanted) {
        if (wanted.equals(shape)) {
            return this;
        }
        return wanted.size() <= data.length ? new FloatTensor(data, wanted) : zeros(wanted);
    }

    @Override
    public FloatTensor zeros(Shape wanted) {
        return new FloatTensor(new float[wanted.size()], wanted);
    }
}
