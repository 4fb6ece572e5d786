package backproplab.benchmarks.work;

/** A training step that was checked and is ready to be measured. */
public final class PreparedStep implements AutoCloseable {

    /** First losses of two engines on one workload may differ by this, absolutely. */
    public static final double FIRST_LOSS_BOUND = 1e-4;

    private final StepEngine engine;
    private final Workload workload;
    private final TrainingStep step;
    private final double firstLoss;

    private PreparedStep(StepEngine engine, Workload workload, TrainingStep step) {
        this.engine = engine;
        this.workload = workload;
        this.step = step;
        firstLoss = step.run();
    }

    /**
     * Builds the network and makes its first step. A step of Deeplearning4j must then have the loss of the hand-written
     * engine, which has computed the same first step before and is gone again. The first losses of the hand-written engines
     * are compared between processes, by whoever reads their {@link StepFacts}.
     *
     * @param engine who trains
     * @param workload what
     * @param threads threads of the hand-written engine, most threads of the tuned Deeplearning4j; at least 1
     * @return a step for the calling thread, the only one that may run it
     * @throws IllegalStateException if the losses differ by more than {@value #FIRST_LOSS_BOUND}, or Deeplearning4j does not
     *     run here
     */
    public static PreparedStep of(StepEngine engine, Workload workload, int threads) {
        double expected = engine.reference()
                .map(reference -> firstLoss(reference, workload, threads))
                .orElse(Double.NaN);
        PreparedStep prepared = new PreparedStep(engine, workload, engine.create(workload, threads));
        engine.reference()
                .ifPresent(reference -> checkFirstLoss(workload, engine, prepared.firstLoss, reference, expected));
        return prepared;
    }

    private static double firstLoss(StepEngine engine, Workload workload, int threads) {
        try (TrainingStep step = engine.create(workload, threads)) {
            return step.run();
        }
    }

    static void checkFirstLoss(
            Workload workload, StepEngine engine, double loss, StepEngine reference, double expected) {
        if (!(Math.abs(loss - expected) <= FIRST_LOSS_BOUND)) {
            throw new IllegalStateException(
                    "The engines do not compute the same on " + workload + ".\nFirst loss: " + loss
                            + " by " + engine + ", " + expected + " by " + reference + "; more than " + FIRST_LOSS_BOUND
                            + " apart from equal weights.");
        }
    }

    /**
     * Forward, backward and update.
     *
     * @return mean loss before the update
     */
    public double run() {
        return step.run();
    }

    /**
     * What this was, to be read after the measurement.
     *
     * @return a snapshot
     */
    public StepFacts facts() {
        return new StepFacts(
                workload.toString(), engine.toString(), step.backend(), step.threads(), firstLoss, step.details());
    }

    @Override
    public void close() {
        step.close();
    }
}
