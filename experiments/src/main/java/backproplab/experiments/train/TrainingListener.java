package backproplab.experiments.train;

import backproplab.network.init.Weights;

/** Hears how a run goes on; called from the training thread, outside the timed steps. */
public interface TrainingListener {
    /** Does nothing. */
    TrainingListener NONE = new TrainingListener() {
        @Override
        public void epochStarted(int epoch, int steps) {}

        @Override
        public void epochDone(EpochResult result) {}
    };

    /**
     * Two as one.
     *
     * @param first hears everything first
     * @param second hears it then
     * @return tells both
     */
    static TrainingListener both(TrainingListener first, TrainingListener second) {
        return first == NONE ? second : second == NONE ? first : new BothListeners(first, second);
    }

    /**
     * An epoch begins.
     *
     * @param epoch its number, from 1
     * @param steps how many batches it has
     */
    void epochStarted(int epoch, int steps);

    /** A training step is done. */
    default void stepDone() {}

    /**
     * A training step is done.
     *
     * @param iteration its number in the run, from 1
     * @param iterations how many steps the run has if nothing ends it early
     * @param learningRate its rate
     * @param loss of its batch, before the update
     */
    default void stepDone(int iteration, int iterations, double learningRate, double loss) {
        stepDone();
    }

    /**
     * Whether accuracies are to be sampled: after the first step, and after every epoch. It costs an evaluation of
     * {@value TrainingData#SAMPLED_IMAGES} training images each time, and of the validation images once, in no measured time.
     *
     * @return false unless somebody logs as report B's Solver does
     */
    default boolean samples() {
        return false;
    }

    /**
     * Accuracies were sampled.
     *
     * @param epoch how many epochs are done: 0 after the first step
     * @param epochs how many the run has if nothing ends it early
     * @param trainAccuracyPct on the first {@value TrainingData#SAMPLED_IMAGES} training images
     * @param validationAccuracyPct on all validation images
     */
    default void sampled(int epoch, int epochs, double trainAccuracyPct, double validationAccuracyPct) {}

    /**
     * A pass over images begins that trains nothing, in no measured time of training.
     *
     * @param part which images
     * @param images how many
     */
    default void evaluationStarted(Evaluation.Part part, int images) {}

    /**
     * A batch of such a pass is done.
     *
     * @param images how many the batch has
     */
    default void evaluated(int images) {}

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
