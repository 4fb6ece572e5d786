package backproplab.torch;

import ai.djl.ndarray.types.DataType;
import java.nio.ByteBuffer;

/** Number type of parameters, activations and gradients alike. */
public enum Precision {
    /** 32 bits: the speed that is compared. */
    FLOAT(DataType.FLOAT32) {
        @Override
        void put(ByteBuffer memory, int index, double value) {
            memory.putFloat(index * Float.BYTES, (float) value);
        }

        @Override
        double get(ByteBuffer memory, int index) {
            return memory.getFloat(index * Float.BYTES);
        }
    },
    /** 64 bits: the proof that two networks do the same. */
    DOUBLE(DataType.FLOAT64) {
        @Override
        void put(ByteBuffer memory, int index, double value) {
            memory.putDouble(index * Double.BYTES, value);
        }

        @Override
        double get(ByteBuffer memory, int index) {
            return memory.getDouble(index * Double.BYTES);
        }
    };

    private final DataType dataType;

    Precision(DataType dataType) {
        this.dataType = dataType;
    }

    DataType dataType() {
        return dataType;
    }

    int bytes() {
        return dataType.getNumOfBytes();
    }

    /** Writes the number at an index, rounded if need be. */
    abstract void put(ByteBuffer memory, int index, double value);

    /** Reads the number at an index. */
    abstract double get(ByteBuffer memory, int index);
}
