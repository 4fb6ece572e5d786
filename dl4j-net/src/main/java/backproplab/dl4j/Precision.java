package backproplab.dl4j;

import org.nd4j.linalg.api.buffer.DataType;

/** Number type of parameters, activations and gradients alike. */
public enum Precision {
    /** 32 bits: the speed that is compared. */
    FLOAT(DataType.FLOAT),
    /** 64 bits: the proof that two networks do the same. */
    DOUBLE(DataType.DOUBLE);

    private final DataType dataType;

    Precision(DataType dataType) {
        this.dataType = dataType;
    }

    DataType dataType() {
        return dataType;
    }
}
