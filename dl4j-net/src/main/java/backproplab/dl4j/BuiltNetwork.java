package backproplab.dl4j;

import backproplab.dl4j.custom.AdjustableRate;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * DL4J's network and what the rest of the package must know about it.
 *
 * @param net         initialised network
 * @param labels      for every DL4J layer what to call it in messages
 * @param names       for every DL4J layer the caller's name, or null if it has no parameters
 * @param classes     number of logits
 * @param l2Reg       the labs' reg
 * @param rate        learning rate of every updater
 * @param stepsDone   training steps so far, read by the dropout layers
 */
record BuiltNetwork(
        MultiLayerNetwork net,
        List<String> labels,
        List<String> names,
        int classes,
        double l2Reg,
        AdjustableRate rate,
        AtomicLong stepsDone) {}
