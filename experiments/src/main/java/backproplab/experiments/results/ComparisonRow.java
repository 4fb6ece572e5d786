package backproplab.experiments.results;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.recipe.Plan;
import backproplab.experiments.train.Evaluation;
import backproplab.experiments.train.LoopSettings;
import backproplab.experiments.train.RunResult;
import backproplab.experiments.train.RunStatus;
import backproplab.files.run.TrainingSeconds;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * A line of comparison.csv: one model, variant and seed, with what each engine reached. An engine that was not asked for
 * leaves its cells empty.
 *
 * @param runId name of the run folder
 * @param task for example {@code task1}
 * @param dataset name of the data
 * @param plan the settings
 * @param seed the run's seed
 * @param parameters how many numbers the model trains
 * @param results what each engine left
 * @param host the machine that trained it, where others do; empty for the one that collects the results
 */
public record ComparisonRow(
        String runId,
        String task,
        String dataset,
        Plan plan,
        long seed,
        long parameters,
        Map<EngineKind, RunResult> results,
        String host) {

    /**
     * A row that was trained where the results are collected.
     *
     * @param runId name of the run folder
     * @param task for example {@code task1}
     * @param dataset name of the data
     * @param plan the settings
     * @param seed the run's seed
     * @param parameters how many numbers the model trains
     * @param results what each engine left
     */
    public ComparisonRow(
            String runId,
            String task,
            String dataset,
            Plan plan,
            long seed,
            long parameters,
            Map<EngineKind, RunResult> results) {
        this(runId, task, dataset, plan, seed, parameters, results, "");
    }

    LoopSettings loop() {
        return plan.recipe().loop();
    }

    /** What an engine's run came to; NaN if it did not run. */
    double value(EngineKind kind, ToDoubleFunction<RunResult> value) {
        return Optional.ofNullable(results.get(kind)).map(value::applyAsDouble).orElse(Double.NaN);
    }

    /**
     * Accuracy on the test set with the best validation weights.
     *
     * @param kind which engine
     * @return percent, NaN if it did not get there
     */
    public double testAccuracyPct(EngineKind kind) {
        return test(kind).map(Evaluation::accuracyPct).orElse(Double.NaN);
    }

    /** Loss on the test set with the best validation weights; NaN if the engine did not get there. */
    double testLoss(EngineKind kind) {
        return test(kind).map(Evaluation::loss).orElse(Double.NaN);
    }

    /**
     * Training time of an engine.
     *
     * @param kind which engine
     * @return seconds, NaN if it did not run
     */
    public double trainSeconds(EngineKind kind) {
        return value(kind, RunResult::trainSeconds);
    }

    /**
     * How many times faster the manual engine trained.
     *
     * @param framework than which engine
     * @return the other's training time over manual's; NaN unless both finished after the same number of epochs
     */
    public double speedup(EngineKind framework) {
        boolean comparable = test(EngineKind.MANUAL).isPresent()
                && test(framework).isPresent()
                && results.get(EngineKind.MANUAL).epochs().size()
                        == results.get(framework).epochs().size();
        return comparable ? trainSeconds(framework) / trainSeconds(EngineKind.MANUAL) : Double.NaN;
    }

    /**
     * Whether both trained so long that the ratio of their times says something.
     *
     * @param framework which engine beside the manual one
     * @return false if one of them trained less than {@value TrainingSeconds#LEAST} seconds
     */
    public boolean longEnough(EngineKind framework) {
        return TrainingSeconds.comparable(trainSeconds(EngineKind.MANUAL), trainSeconds(framework));
    }

    /**
     * How far two engines were apart before they had changed anything.
     *
     * @param one an engine
     * @param other another
     * @return absolute difference of the first batch's loss; NaN unless both got that far
     */
    public double firstBatchLossDifference(EngineKind one, EngineKind other) {
        return Math.abs(value(one, RunResult::firstBatchLoss) - value(other, RunResult::firstBatchLoss));
    }

    /**
     * The share of test images for which two engines say the same.
     *
     * @param one an engine
     * @param other another
     * @return percent; NaN unless both finished
     */
    public double predictionAgreementPct(EngineKind one, EngineKind other) {
        Optional<Evaluation> left = test(one);
        Optional<Evaluation> right = test(other);
        return left.isPresent() && right.isPresent() ? left.get().agreementPct(right.get()) : Double.NaN;
    }

    private Optional<Evaluation> test(EngineKind kind) {
        return Optional.ofNullable(results.get(kind)).flatMap(RunResult::test);
    }

    /**
     * How the row ended: the worst of its engines, an error before a divergence before a skipped one before an early stop.
     *
     * @return ok if every engine is
     */
    public RunStatus status() {
        for (RunStatus worst :
                List.of(RunStatus.FAILED, RunStatus.DIVERGED, RunStatus.SKIPPED, RunStatus.EARLY_STOPPED)) {
            if (results.values().stream().anyMatch(result -> result.status() == worst)) {
                return worst;
            }
        }
        return RunStatus.OK;
    }
}
