package backproplab.experiments.train;

import backproplab.network.init.Weights;

/**
 * Two that hear of the same run.
 *
 * @param first hears everything first
 * @param second hears it then
 */
record BothListeners(TrainingListener first, TrainingListener second) implements TrainingListener {
    @Override
    public void epochStarted(int epoch, int steps) {
        first.epochStarted(epoch, steps);
        second.epochStarted(epoch, steps);
    }

    @Override
    public void stepDone(int iteration, int iterations, double learningRate, double loss) {
        first.stepDone(iteration, iterations, learningRate, loss);
        second.stepDone(iteration, iterations, learningRate, loss);
    }

    @Override
    public boolean samples() {
        return first.samples() || second.samples();
    }

    @Override
    public void sampled(int epoch, int epochs, double trainAccuracyPct, double validationAccuracyPct) {
        first.sampled(epoch, epochs, trainAccuracyPct, validationAccuracyPct);
        second.sampled(epoch, epochs, trainAccuracyPct, validationAccuracyPct);
    }

    @Override
    public void evaluationStarted(Evaluation.Part part, int images) {
        first.evaluationStarted(part, images);
        second.evaluationStarted(part, images);
    }

    @Override
    public void evaluated(int images) {
        first.evaluated(images);
        second.evaluated(images);
    }

    @Override
    public void epochDone(EpochResult result) {
        first.epochDone(result);
        second.epochDone(result);
    }

    @Override
    public void progressed(Progress progress) {
        first.progressed(progress);
        second.progressed(progress);
    }

    @Override
    public void trained(Weights best, int epoch) {
        first.trained(best, epoch);
        second.trained(best, epoch);
    }
}
