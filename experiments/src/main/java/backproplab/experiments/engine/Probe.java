package backproplab.experiments.engine;

import backproplab.network.init.Weights;

/**
 * A network whose gradients can be read: what a proof needs of an engine, where {@link Engine} is what a training loop needs.
 *
 * <p>Order: {@link #load}, {@link #accept}, then {@link #gradients} and {@link #gradient}, {@link #trainStep} or {@link #logits}.
 * {@code gradients} may move the running statistics of batch norm, so weights are to be loaded again before training.
 */
public interface Probe extends AutoCloseable {

    /**
     * What computes.
     *
     * @return for example {@code loops} or {@code dl4j-cpu}
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
     * Hands a batch over; copies what it needs.
     *
     * @param pixels N x C x H x W, row-major
     * @param labels classes in [0, K)
     * @param size N
     */
    void accept(float[] pixels, int[] labels, int size);

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
     * Forward, backward and update on the accepted batch.
     *
     * @return mean loss of the batch before the update, L2 penalty included
     */
    double trainStep();

    /**
     * Evaluation-mode forward pass of the accepted batch.
     *
     * @param out receives N x K logits, row-major
     */
    void logits(double[] out);

    @Override
    void close();
}
