package backproplab.experiments.compare;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.train.LoopSettings;
import backproplab.experiments.train.TrainingData;
import backproplab.experiments.train.WarmUp;
import backproplab.experiments.watch.Probe;
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
     * How a run is trained.
     *
     * @param kind on which engine
     * @param own whether the layers are the user's, of whose speed nothing is known
     * @param watched whether its layers are watched
     */
    record Way(EngineKind kind, boolean own, boolean watched) {
        static Way of(EngineKind kind, ComparisonSettings settings) {
            boolean own =
                    settings.layers().filter(layers -> layers.kind() == kind).isPresent();
            return new Way(kind, own, settings.watched());
        }
    }

    /**
     * How long what is left of a run takes, with and without whatever else runs on the machine.
     *
     * @param run what is run
     * @param way how
     * @param epochs how many are done
     * @param warm what the warm-up measured
     * @return never infinite unless a step is
     */
    static Forecast forecast(PreparedRun run, Way way, int epochs, WarmUp.Result warm) {
        double measured = Math.min(warm.stepSeconds(), warm.undisturbedSeconds());
        double step = stepSeconds(run, way.kind(), measured, way.own());
        return new Forecast(
                secondsAfter(epochs, run, step, way.watched()),
                secondsAfter(epochs, run, warm.stepSeconds(), way.watched()));
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
        return new Forecast(secondsAfter(0, run, step, false), secondsAfter(0, run, disturbed, false));
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

    /** One epoch: its steps, its evaluations, and a look at the layers if they are watched. */
    static double epochSeconds(PreparedRun run, double stepSeconds, boolean watched) {
        TrainingData data = run.job().data();
        LoopSettings loop = run.job().loop();
        return stepSeconds * data.stepsPerEpoch(loop)
                + evaluation(loop, stepSeconds, data.evaluatedPerEpoch())
                + (watched ? lookSeconds(run, stepSeconds) : 0);
    }

    /** A forward pass of the probe, its gradients and a step of it. */
    private static double lookSeconds(PreparedRun run, double stepSeconds) {
        double images = Math.min(Probe.IMAGES, run.job().data().trainCount());
        return stepSeconds * (FORWARD_SHARE + 2) * images / run.job().loop().batchSize();
    }

    /** What is left of a run of which some epochs are done; before the first there is a look too. */
    private static double secondsAfter(int epochs, PreparedRun run, double stepSeconds, boolean watched) {
        return Math.max(0, run.job().loop().epochs() - epochs) * epochSeconds(run, stepSeconds, watched)
                + (watched && epochs == 0 ? lookSeconds(run, stepSeconds) : 0)
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
