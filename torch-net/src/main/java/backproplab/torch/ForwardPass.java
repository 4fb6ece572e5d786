package backproplab.torch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.util.Map;

/**
 * One way of a batch through the layers.
 *
 * @param manager closes every tensor of the pass
 * @param training whether batch norm reads the batch and dropout drops
 * @param step training steps made before; the dropout masks read it
 * @param leaves what layers multiply with where gradients are wanted; the stored value of what is not in it
 */
record ForwardPass(PtNDManager manager, boolean training, long step, Map<StoredTensor, PtNDArray> leaves) {

    /** Evaluation: the stored values. */
    static ForwardPass evaluation(PtNDManager manager) {
        return new ForwardPass(manager, false, 0, Map.of());
    }

    /** The tensor to compute with. */
    PtNDArray value(StoredTensor parameter) {
        return leaves.getOrDefault(parameter, parameter.value());
    }
}
