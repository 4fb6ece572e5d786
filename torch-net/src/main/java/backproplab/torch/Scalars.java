package backproplab.torch;

import ai.djl.Device;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/**
 * Tensors and single numbers. A number is a tensor of double without extents, which PyTorch rounds to the other operand's type; DJL's
 * own way there allocates a direct buffer for each.
 */
final class Scalars {

    private static final Shape NO_EXTENTS = new Shape();

    private Scalars() {}

    private static PtNDArray of(double value, PtNDArray beside) {
        return JniUtils.full(
                beside.getManager(), NO_EXTENTS, value, DataType.FLOAT64, Device.cpu(), SparseFormat.DENSE);
    }

    /** A number in the type of another tensor. */
    static PtNDArray like(PtNDArray beside, double value) {
        return JniUtils.full(
                beside.getManager(), NO_EXTENTS, value, beside.getDataType(), Device.cpu(), SparseFormat.DENSE);
    }

    /** {@code x <- factor x}. */
    static void multiplyInPlace(PtNDArray x, double factor) {
        try (PtNDArray number = of(factor, x)) {
            JniUtils.muli(x, number);
        }
    }

    /** {@code x <- x + term}. */
    static void addInPlace(PtNDArray x, double term) {
        try (PtNDArray number = of(term, x)) {
            JniUtils.addi(x, number);
        }
    }

    /** {@code factor x}, a new tensor. */
    static PtNDArray product(PtNDArray x, double factor) {
        try (PtNDArray number = of(factor, x)) {
            return JniUtils.mul(x, number);
        }
    }
}
