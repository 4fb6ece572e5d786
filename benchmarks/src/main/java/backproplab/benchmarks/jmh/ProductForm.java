package backproplab.benchmarks.jmh;

import backproplab.manual.kernel.KernelOps;
import backproplab.manual.kernel.MatrixPanels;
import java.util.Locale;
import java.util.function.ToIntFunction;

/** The three products of a linear layer's training step, oriented as {@code Linear} orients them. */
public enum ProductForm {
    /** {@code x W + b}: N x OUT, summed over IN. */
    FORWARD(ProductShape::batch, ProductShape::out, ProductShape::in, true, false),
    /** {@code dy W^T}: N x IN, summed over OUT. */
    INPUT_GRADIENT(ProductShape::batch, ProductShape::in, ProductShape::out, true, true),
    /** {@code dW += x^T dy}: IN x OUT, summed over N. */
    WEIGHT_GRADIENT(ProductShape::in, ProductShape::out, ProductShape::batch, false, false);

    private final ToIntFunction<ProductShape> rows;
    private final ToIntFunction<ProductShape> columns;
    private final ToIntFunction<ProductShape> inner;
    private final boolean leftAlongRows;
    private final boolean rightAlongRows;

    ProductForm(
            ToIntFunction<ProductShape> rows,
            ToIntFunction<ProductShape> columns,
            ToIntFunction<ProductShape> inner,
            boolean leftAlongRows,
            boolean rightAlongRows) {
        this.rows = rows;
        this.columns = columns;
        this.inner = inner;
        this.leftAlongRows = leftAlongRows;
        this.rightAlongRows = rightAlongRows;
    }

    /**
     * Rows of the result.
     *
     * @param shape the layer
     * @return extent of i
     */
    public int rows(ProductShape shape) {
        return rows.applyAsInt(shape);
    }

    /**
     * Columns of the result.
     *
     * @param shape the layer
     * @return extent of j
     */
    public int columns(ProductShape shape) {
        return columns.applyAsInt(shape);
    }

    /**
     * How many products an element of the result sums.
     *
     * @param shape the layer
     * @return extent of k
     */
    public int inner(ProductShape shape) {
        return inner.applyAsInt(shape);
    }

    MatrixPanels left(KernelOps ops) {
        return panels(leftAlongRows, ops);
    }

    MatrixPanels right(KernelOps ops) {
        return panels(rightAlongRows, ops);
    }

    /** Distance between the rows of the left operand as it is stored. */
    int leftStride(ProductShape shape) {
        return leftAlongRows ? inner(shape) : rows(shape);
    }

    /** Distance between the rows of the right operand as it is stored. */
    int rightStride(ProductShape shape) {
        return rightAlongRows ? inner(shape) : columns(shape);
    }

    /** One element of the result in double, the textbook way, without the bias. */
    double element(ProductShape shape, float[] left, float[] right, int i, int j) {
        double sum = 0;
        for (int k = 0; k < inner(shape); k++) {
            int a = leftAlongRows ? i * leftStride(shape) + k : k * leftStride(shape) + i;
            int b = rightAlongRows ? j * rightStride(shape) + k : k * rightStride(shape) + j;
            sum += (double) left[a] * right[b];
        }
        return sum;
    }

    /** The name in files. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static MatrixPanels panels(boolean alongRows, KernelOps ops) {
        return alongRows ? MatrixPanels.innerAlongRows(ops) : MatrixPanels.innerDownRows(ops);
    }
}
