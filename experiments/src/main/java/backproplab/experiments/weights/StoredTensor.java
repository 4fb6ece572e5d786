package backproplab.experiments.weights;

import backproplab.network.layer.TensorSpec;
import java.util.Arrays;
import java.util.List;

/**
 * A tensor of a network as a file has it.
 *
 * @param spec what it is here
 * @param name what it is called in the file
 * @param transposed whether rows and columns are exchanged in the file; only of matrices
 */
record StoredTensor(TensorSpec spec, String name, boolean transposed) {

    /** Its extents in the file. */
    List<Long> shape() {
        int[] dims = spec.shape().toArray();
        return extents(transposed ? new int[] {dims[1], dims[0]} : dims);
    }

    static List<Long> extents(int... shape) {
        return Arrays.stream(shape).asLongStream().boxed().toList();
    }

    /** From the file's order to the one used here. */
    double[] read(double[] values) {
        int[] dims = spec.shape().toArray();
        return transposed ? transposed(values, dims[1], dims[0]) : values;
    }

    /**
     * From the order used here to the file's.
     *
     * @throws IllegalArgumentException if they are not as many as the shape has
     */
    double[] written(double[] values) {
        if (values.length != spec.shape().size()) {
            throw new IllegalArgumentException(values.length + " values do not fill " + spec.name() + " of shape "
                    + extents(spec.shape().toArray()));
        }
        int[] dims = spec.shape().toArray();
        return transposed ? transposed(values, dims[0], dims[1]) : values;
    }

    private static double[] transposed(double[] values, int rows, int columns) {
        double[] out = new double[values.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                out[column * rows + row] = values[row * columns + column];
            }
        }
        return out;
    }
}
