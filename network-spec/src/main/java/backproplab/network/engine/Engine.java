package backproplab.network.engine;

import backproplab.network.init.Weights;
import java.util.List;
import java.util.Optional;

/**
 * A network in training, whatever computes it. The training loop and the proofs see nothing else of an engine.
 *
 * <p>Order: {@link #load} once, then for each batch {@link #accept} followed by {@link #trainStep}, {@link #logits}, or {@link
 * #gradients} and {@link #gradient}. {@code gradients} may move the running statistics of batch norm, so weights are to be loaded
 * again before training goes on. Not for use by two threads at once.
 */
public interface Engine extends AutoCloseable {

    /**
     * What computes.
     *
     * @return for example {@code manual-simd-512} or {@code dl4j-cpu}
     */
    String backend();

    /**
     * Replaces every parameter and running statistic; optimizer state stays as it is.
     *
     * @param weights values by name
     * @throws IllegalArgumentException if a tensor is missing or has another size; the message names it
     */
    void load(Weights weights);

    /**
     * Copies every parameter and running statistic out.
     *
     * @return values by name
     */
    Weights weights();

    /**
     * Copies out all that training has made of this network.
     *
     * @return weights, steps and what the update rule remembers
     */
    EngineState state();

    /**
     * Goes on from a state.
     *
     * @param state from an engine of the same kind and the same network
     * @throws IllegalArgumentException if it does not fit this network
     */
    void restore(EngineState state);

    /**
     * Hands a batch over; copies what it needs. Not part of the timed step.
     *
     * @param pixels N x C x H x W, row-major; may be longer than the batch
     * @param labels classes in [0, K); may be longer than the batch
     * @param size N, at least 1; it may differ from batch to batch
     */
    void accept(float[] pixels, int[] labels, int size);

    /**
     * Forward, backward and update on the accepted batch; returns when the update is done.
     *
     * @param learningRate rate of this step, finite, at least 0
     * @return mean loss of the batch before the update, L2 penalty included; NaN or infinite if training diverged
     */
    double trainStep(double learningRate);

    /**
     * Forward and backward in training mode on the accepted batch, without an update.
     *
     * @return mean loss of the batch, L2 penalty included
     */
    double gradients();

    /**
     * Gradient that the last {@link #gradients} computed: of the mean loss over the batch, L2 penalty included, not clipped.
     *
     * @param name name of a trained tensor
     * @return row-major in the neutral layout
     * @throws IllegalArgumentException if there is no such tensor
     */
    double[] gradient(String name);

    /**
     * Evaluation-mode forward pass of the accepted batch.
     *
     * @param out receives N x K logits, row-major; may be longer
     */
    void logits(double[] out);

    /**
     * Evaluation-mode forward pass of the accepted batch that shows what each layer puts out, in the order of the layers. Where an engine computes
     * several layers in one pass, as a convolution and its ReLU, the output of all is shown by the name of the last.
     *
     * @param shown hears of each output once; of none if the engine cannot show them
     */
    default void outputs(LayerOutputs shown) {}

    /**
     * Finds and applies the threads, and for networks of this kind that the process builds later whatever else can be chosen, with which this network trains fastest. May
     * train on the accepted batch, so it is for throw-away copies.
     *
     * @param cores how many cores there are
     * @return what is now in force
     */
    ThreadPlan tuneThreads(int cores);

    /**
     * What {@link #tuneThreads} has timed.
     *
     * @return in the order in which it was tried; empty before, and for engines with nothing to choose
     */
    default List<TriedSetting> triedSettings() {
        return List.of();
    }

    /**
     * How the network is run, where an engine can do it in several ways that compute the same.
     *
     * @return in words; empty if there is one way only
     */
    default String setting() {
        return "";
    }

    /**
     * Looks for the first layer with a parameter, a running statistic or an output that is not a finite number, in training mode or evaluation mode or
     * both; running statistics may move.
     *
     * @return the layer's name, for the accepted batch; empty if an engine finds none
     */
    Optional<String> firstNonFinite();

    @Override
    void close();
}
