package backproplab.experiments.train;

import backproplab.experiments.weights.Weights;

/** Hears how a run goes on; called from the training thread, outside the timed steps. */
public interface TrainingListener {

    /**
     * An epoch begins.
     *
     * @param epoch its number, from 1
     * @param steps how many batches it has
     */
    void epochStarted(int epoch, int steps);

    /** A training step is done. */
    void stepDone();

    /**
     * An epoch is done.
     *
     * @param result what it measured
     */
    void epochDone(EpochResult result);

    /**
     * A regular epoch is done, and the engine's state is that of its end: the moment to save both.
     *
     * @param progress where the run is
     */
    default void progressed(Progress progress) {}

    /**
     * The run is over, regularly or because it diverged after at least one good epoch.
     *
     * @param best weights of the best validation epoch
     * @param epoch its number
     */
    default void trained(Weights best, int epoch) {}
}
