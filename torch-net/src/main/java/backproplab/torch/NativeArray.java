package backproplab.torch;

import ai.djl.Device;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Memory that Java and PyTorch share: Java writes and reads numbers by index, PyTorch sees a tensor.
 *
 * <p>The memory is freed by the garbage collector when both this and the tensor are gone.
 */
final class NativeArray {

    /** A cache line and the widest vector register. */
    private static final int ALIGNMENT = 64;

    private final ByteBuffer memory;
    private final Precision precision;
    private final PtNDArray tensor;

    /** A row-major tensor of zeros, which the manager closes. */
    NativeArray(PtNDManager manager, Precision precision, long... shape) {
        this.precision = precision;
        Shape dims = new Shape(shape);
        int bytes = Math.multiplyExact(Math.toIntExact(dims.size()), precision.bytes());
        memory = ByteBuffer.allocateDirect(Math.addExact(bytes, 2 * ALIGNMENT))
                .alignedSlice(ALIGNMENT)
                .order(ByteOrder.nativeOrder())
                .limit(bytes);
        tensor = JniUtils.createNdFromByteBuffer(
                manager, memory, dims, precision.dataType(), SparseFormat.DENSE, Device.cpu());
    }

    /** The memory as PyTorch sees it. */
    PtNDArray tensor() {
        return tensor;
    }

    /** The memory itself. */
    ByteBuffer memory() {
        return memory;
    }

    void put(int index, double value) {
        precision.put(memory, index, value);
    }

    double get(int index) {
        return precision.get(memory, index);
    }
}
