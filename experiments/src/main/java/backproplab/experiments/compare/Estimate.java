package backproplab.experiments.compare;

import backproplab.experiments.train.LoopSettings;
import backproplab.experiments.train.TrainingData;

/** How long a run will take, from the measured time of one step. */
public final class Estimate {
    /** A forward pass is about a third of a training step: {@value}. */
    public static final double FORWARD_SHARE = 1.0 / 3;

    private Estimate() {}

    /**
     * Reckons steps and evaluations.
     *
     * @param run what is run
     * @param stepSeconds time of one training step
     * @return seconds
     */
    public static double seconds(PreparedRun run, double stepSeconds) {
        TrainingData data = run.job().data();
        LoopSettings loop = run.job().loop();
        double passes = (double) loop.epochs() * data.evaluatedPerEpoch()
                + data.source().test().size();
        return stepSeconds * (run.job().totalSteps() + FORWARD_SHARE * passes / loop.batchSize());
    }
}
