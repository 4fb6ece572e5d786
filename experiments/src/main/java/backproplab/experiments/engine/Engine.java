package backproplab.experiments.engine;

import backproplab.datasets.Batch;
import backproplab.network.init.Weights;
import java.util.Optional;

/**
 * A network in training. The training loop sees nothing else of an engine.
 *
 * <p>Order: {@link #load} once, then for each batch {@link #accept} followed by {@link #trainStep} or {@link #logits}.
 */
public interface Engine extends AutoCloseable {

    /**
     * Which engine this is.
     *
     * @return its kind
     */
    EngineKind kind();

    /**
     * What computes, more exactly.
     *
     * @return for example {@code manual-simd-512} or {@code dl4j-cpu}
     */
    String backend();

    /**
     * Replaces every parameter and running statistic; optimizer state stays as it is.
     *
     * @param weights values by name
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
     * Changes the learning rate of the steps to come.
     *
     * @param rate the rate
     */
    void setLearningRate(double rate);

    /**
     * Hands a batch over; copies what it needs. Not part of the timed step.
     *
     * @param batch the batch
     */
    void accept(Batch batch);

    /**
     * Forward, backward and update on the accepted batch; returns when the update is done.
     *
     * @return mean loss of the batch before the update, L2 penalty included; NaN or infinite if training diverged
     */
    double trainStep();

    /**
     * Evaluation-mode forward pass of the accepted batch.
     *
     * @param out receives N x K logits, row-major
     */
    void logits(double[] out);

    /**
     * Finds and applies the threads with which this network trains fastest. May train on the accepted batch, so it is for
     * throw-away copies.
     *
     * @param cores how many cores there are
     * @return what is now in force
     */
    ThreadPlan tuneThreads(int cores);

    /**
     * Looks for the first layer with a parameter or an output that is not a finite number.
     *
     * @return the layer's name, for the accepted batch
     */
    Optional<String> firstNonFinite();

    @Override
    void close();
}
