package backproplab.torch;

import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Numbers of tensors as Java's arrays. */
final class HostCopies {

    private HostCopies() {}

    /** Row-major, whatever the order in memory; a float widens exactly. */
    static double[] toDoubles(PtNDArray tensor) {
        ByteBuffer bytes = JniUtils.getByteBuffer(tensor, false).order(ByteOrder.nativeOrder());
        Precision precision = tensor.getDataType() == DataType.FLOAT64 ? Precision.DOUBLE : Precision.FLOAT;
        double[] values = new double[bytes.remaining() / precision.bytes()];
        for (int i = 0; i < values.length; i++) {
            values[i] = precision.get(bytes, i);
        }
        return values;
    }

    /** The one number of a tensor without extents. */
    static double toDouble(PtNDArray tensor) {
        return toDoubles(tensor)[0];
    }

    /** Whether every number is one. */
    static boolean isFinite(PtNDArray tensor) {
        return Arrays.stream(toDoubles(tensor)).allMatch(Double::isFinite);
    }
}
