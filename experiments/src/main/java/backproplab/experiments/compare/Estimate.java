package backproplab.experiments.compare;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.train.LoopSettings;
import backproplab.experiments.train.TrainingData;
import backproplab.experiments.train.WarmUp;
import backproplab.network.layer.NetworkSpec;

/** How long a run will take, from the measured time of one step. */
public final class Estimate {
    /** A forward pass is about a third of a training step: {@value}. */
    public static final double FORWARD_SHARE = 1.0 / 3;

    /**
     * No step lasts longer than so many times what its arithmetic says, unless something else keeps the machine busy: {@value}. The steps that
     * were measured are within a factor of two of it, two cores of a server being the measure.
     */
    private static final double MOST_TIMES_NOMINAL = 10;

    private Estimate() {}

    /**
     * How long what is left of a run takes, with and without whatever else runs on the machine.
     *
     * @param run what is run
     * @param kind on which engine
     * @param epochs how many are done
     * @param warm what the warm-up measured
     * @param own whether the layers are the user's, of whose speed nothing is known
     * @return never infinite unless a step is
     */
    static Forecast forecast(PreparedRun run, EngineKind kind, int epochs, WarmUp.Result warm, boolean own) {
        double measured = Math.min(warm.stepSeconds(), warm.undisturbedSeconds());
        double step = stepSeconds(run, kind, measured, own);
        return new Forecast(secondsAfter(epochs, run, step), secondsAfter(epochs, run, warm.stepSeconds()));
    }

    /**
     * The same for a run that is like another that was warmed up.
     *
     * @param run what is run
     * @param kind on which engine
     * @param warm what the warm-up of the other measured
     * @param factor how many times as much work a step is
     * @return never infinite unless a step is
     */
    public static Forecast forecast(PreparedRun run, EngineKind kind, WarmUp.Result warm, double factor) {
        double disturbed = warm.stepSeconds() * factor;
        double step = Math.min(disturbed, Math.min(warm.undisturbedSeconds() * factor, mostStepSeconds(run, kind)));
        return new Forecast(secondsAfter(0, run, step), secondsAfter(0, run, disturbed));
    }

    /**
     * A step that was timed while something else may have kept the machine busy.
     *
     * @param run what is run
     * @param kind on which engine
     * @param measured what it took
     * @param own whether the layers are the user's, of whose speed nothing is known
     * @return no more than a step can last by itself
     */
    public static double stepSeconds(PreparedRun run, EngineKind kind, double measured, boolean own) {
        return own ? measured : Math.min(measured, mostStepSeconds(run, kind));
    }

    private static double mostStepSeconds(PreparedRun run, EngineKind kind) {
        return MOST_TIMES_NOMINAL * nominalStepSeconds(run, kind);
    }

    private static double nominalStepSeconds(PreparedRun run, EngineKind kind) {
        NetworkSpec network = run.network().network();
        boolean convolution =
                network.tensors().stream().anyMatch(tensor -> tensor.shape().rank() == 4);
        double flops =
                2.0 * network.trainingMultiplyAddsPerSample() * run.job().loop().batchSize();
        return kind.pace().seconds(flops, network.parameterCount(), convolution);
    }

    /** One epoch: its steps, and its evaluations. */
    static double epochSeconds(PreparedRun run, double stepSeconds) {
        TrainingData data = run.job().data();
        LoopSettings loop = run.job().loop();
        return stepSeconds * data.stepsPerEpoch(loop) + evaluation(loop, stepSeconds, data.evaluatedPerEpoch());
    }

    /** What is left of a run of which some epochs are done. */
    static double secondsAfter(int epochs, PreparedRun run, double stepSeconds) {
        return Math.max(0, run.job().loop().epochs() - epochs) * epochSeconds(run, stepSeconds)
                + testSeconds(run, stepSeconds);
    }

    private static double testSeconds(PreparedRun run, double stepSeconds) {
        return evaluation(
                run.job().loop(), stepSeconds, run.job().data().source().test().size());
    }

    private static double evaluation(LoopSettings loop, double stepSeconds, double images) {
        return stepSeconds * FORWARD_SHARE * images / loop.batchSize();
    }
}
