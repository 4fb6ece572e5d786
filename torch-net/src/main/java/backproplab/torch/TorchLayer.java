package backproplab.torch;

import ai.djl.pytorch.engine.PtNDArray;

/** What a layer does to a batch. */
@FunctionalInterface
interface TorchLayer {

    /**
     * Forward.
     *
     * @param x whose manager is that of the pass, since DJL gives the result to the manager of its first operand; left as it is
     * @param pass how
     * @return a new tensor of the same manager, or x itself
     */
    PtNDArray forward(PtNDArray x, ForwardPass pass);
}
