package backproplab.torch;

import backproplab.network.layer.TensorSpec;
import backproplab.network.shape.Shape;

/**
 * Where the numbers of a tensor lie in PyTorch's memory, as against the neutral layout: in groups, and within each group as a matrix
 * of {@code rows} x {@code columns} that is transposed.
 *
 * @param groups how many matrices
 * @param rows rows in the neutral layout
 * @param columns columns in the neutral layout
 */
record Layouts(int groups, int rows, int columns) {

    /** Linear weights are [in, out] here and [out, in] there; filters [out, in, kh, kw], or [out, kh, kw, in] with channels last. */
    static Layouts of(TensorSpec spec, ImageLayout images) {
        Shape shape = spec.shape();
        if (shape.rank() == 2) {
            return new Layouts(1, shape.dim(0), shape.dim(1));
        }
        if (shape.rank() == 4 && images == ImageLayout.CHANNELS_LAST) {
            return new Layouts(shape.dim(0), shape.dim(1), shape.dim(2) * shape.dim(3));
        }
        return new Layouts(1, 1, shape.size());
    }

    int size() {
        return groups * rows * columns;
    }

    /** Index in PyTorch's memory of what has this index in the neutral layout. */
    int inMemory(int neutral) {
        int matrix = rows * columns;
        int within = neutral % matrix;
        return neutral - within + within % columns * rows + within / columns;
    }
}
