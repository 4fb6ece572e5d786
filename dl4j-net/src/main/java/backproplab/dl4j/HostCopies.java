package backproplab.dl4j;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Copies ND4J arrays out in row-major order, whatever their own order or strides; what they need outside the heap is freed. */
final class HostCopies {

    private HostCopies() {}

    static double[] toDoubles(INDArray array) {
        try (INDArray copy = array.dup('c')) {
            return copy.data().asDouble();
        }
    }
}
