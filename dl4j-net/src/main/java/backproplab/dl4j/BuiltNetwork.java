package backproplab.dl4j;

import backproplab.dl4j.custom.AdjustableRate;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * DL4J's network and what the rest of the package must know about it.
 *
 * @param net         initialised network
 * @param nodes       its vertices, each after all that feed it
 * @param rowNorm     the caller's name of the first batch norm of flat rows, or null if there is none
 * @param classes     number of logits
 * @param l2Reg       the labs' reg
 * @param rate        learning rate of every updater
 * @param stepsDone   training steps so far, read by the dropout layers
 */
record BuiltNetwork(
        ComputationGraph net,
        List<Node> nodes,
        String rowNorm,
        int classes,
        double l2Reg,
        AdjustableRate rate,
        AtomicLong stepsDone) {

    /**
     * One vertex of the graph.
     *
     * @param vertex DL4J's name of it
     * @param label  what to call it in messages
     * @param name   the caller's name, or null if it has no parameters
     * @param last   the caller's name of the last layer that it computes, or null if it only prepares for others
     */
    record Node(String vertex, String label, String name, String last) {}

    /** Refuses to train on what DL4J fails on. */
    void checkTrainable(int batchSize) {
        if (batchSize == 1 && rowNorm != null) {
            throw new UnsupportedByDl4jException(
                    "Deeplearning4j cannot train batch norm " + rowNorm
                            + " of flat rows on a batch of 1 sample.\nUse a batch size that leaves no single sample at the end.");
        }
    }
}
