package backproplab.torch;

import ai.djl.pytorch.engine.PtNDArray;
import java.util.List;

/** Layers one after the other. */
record LayerChain(List<NamedTorchLayer> layers) implements TorchLayer {

    /**
     * A layer and its tensors.
     *
     * @param name the caller's
     * @param layer what it computes
     * @param tensors those of layers inside too
     */
    record NamedTorchLayer(String name, TorchLayer layer, List<StoredTensor> tensors) {}

    /** What lies between two layers is let go of at once: autograd keeps what the way back needs, and the rest is free memory. */
    @Override
    public PtNDArray forward(PtNDArray x, ForwardPass pass) {
        PtNDArray at = x;
        for (NamedTorchLayer named : layers) {
            PtNDArray next = named.layer().forward(at, pass);
            if (at != x && at != next) {
                at.close();
            }
            at = next;
        }
        return at;
    }
}
