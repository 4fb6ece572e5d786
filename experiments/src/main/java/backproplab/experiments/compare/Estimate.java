package backproplab.experiments.compare;

import backproplab.experiments.train.TrainingData;

/** How long a run will take, from the measured time of one step. */
final class Estimate {
    /** A forward pass is about a third of a training step. */
    private static final double FORWARD_SHARE = 1.0 / 3;

    private Estimate() {}

    static double seconds(PreparedRun run, double stepSeconds) {
        TrainingData data = run.job().data();
        double batch = run.job().batchSize();
        double stepsPerEpoch = Math.ceil(data.trainCount() / batch);
        double passes = run.job().epochs() * data.evaluatedPerEpoch()
                + data.source().test().size();
        return stepSeconds * (run.job().epochs() * stepsPerEpoch + FORWARD_SHARE * passes / batch);
    }
}
