package backproplab.experiments.results;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.recipe.Plan;
import backproplab.experiments.train.Evaluation;
import backproplab.experiments.train.RunResult;
import backproplab.experiments.train.RunStatus;
import backproplab.files.table.Cells;
import backproplab.files.table.Column;
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
 */
public record ComparisonRow(
        String runId,
        String task,
        String dataset,
        Plan plan,
        long seed,
        long parameters,
        Map<EngineKind, RunResult> results) {

    static final List<Column<ComparisonRow>> COLUMNS = List.of(
            new Column<>("run_id", row -> Cells.text(row.runId())),
            new Column<>("task", row -> Cells.text(row.task())),
            new Column<>("experiment", row -> Cells.text(row.plan().experiment())),
            new Column<>("dataset", row -> Cells.text(row.dataset())),
            new Column<>("model", row -> Cells.text(row.plan().token())),
            new Column<>("variant", row -> Cells.text(row.plan().variant())),
            new Column<>("seed", row -> Long.toString(row.seed())),
            new Column<>("parameters", row -> Long.toString(row.parameters())),
            new Column<>(
                    "epochs", row -> Integer.toString(row.plan().recipe().loop().epochs())),
            new Column<>(
                    "batch_size",
                    row -> Integer.toString(row.plan().recipe().loop().batchSize())),
            new Column<>(
                    "optimizer",
                    row -> row.plan().recipe().rule().optimizer().kind().token()),
            new Column<>("lr", row -> Cells.exact(row.plan().recipe().loop().learningRate())),
            percent("manual_val_acc_pct", EngineKind.MANUAL, RunResult::lastValidationAccuracyPct),
            percent("dl4j_val_acc_pct", EngineKind.DL4J, RunResult::lastValidationAccuracyPct),
            percent("manual_best_val_acc_pct", EngineKind.MANUAL, RunResult::bestValidationAccuracyPct),
            percent("dl4j_best_val_acc_pct", EngineKind.DL4J, RunResult::bestValidationAccuracyPct),
            percent("manual_test_acc_pct", EngineKind.MANUAL, result -> test(result, Evaluation::accuracyPct)),
            percent("dl4j_test_acc_pct", EngineKind.DL4J, result -> test(result, Evaluation::accuracyPct)),
            new Column<>("manual_test_loss", row -> Cells.number(row.testLoss(EngineKind.MANUAL), 6)),
            new Column<>("dl4j_test_loss", row -> Cells.number(row.testLoss(EngineKind.DL4J), 6)),
            new Column<>("manual_train_s", row -> Cells.number(row.trainSeconds(EngineKind.MANUAL), 4)),
            new Column<>("dl4j_train_s", row -> Cells.number(row.trainSeconds(EngineKind.DL4J), 4)),
            new Column<>("speedup_manual_over_dl4j", row -> Cells.number(row.speedup(), 2)),
            new Column<>("first_batch_loss_diff", row -> Cells.tiny(row.firstBatchLossDifference())),
            new Column<>("prediction_agreement_pct", row -> Cells.number(row.predictionAgreementPct(), 4)),
            // Deeplearning4j on a GPU: empty without one.
            percent("dl4j_cuda_val_acc_pct", EngineKind.DL4J_CUDA, RunResult::lastValidationAccuracyPct),
            percent("dl4j_cuda_test_acc_pct", EngineKind.DL4J_CUDA, result -> test(result, Evaluation::accuracyPct)),
            new Column<>("dl4j_cuda_train_s", row -> Cells.number(row.trainSeconds(EngineKind.DL4J_CUDA), 4)),
            new Column<>("status", row -> row.status().token()));

    private static Column<ComparisonRow> percent(String name, EngineKind kind, ToDoubleFunction<RunResult> value) {
        return new Column<>(name, row -> Cells.number(row.value(kind, value), 4));
    }

    private static double test(RunResult result, ToDoubleFunction<Evaluation> value) {
        return result.test().map(value::applyAsDouble).orElse(Double.NaN);
    }

    private double value(EngineKind kind, ToDoubleFunction<RunResult> value) {
        return Optional.ofNullable(results.get(kind)).map(value::applyAsDouble).orElse(Double.NaN);
    }

    private double testLoss(EngineKind kind) {
        return value(kind, result -> test(result, Evaluation::loss));
    }

    /**
     * Accuracy on the test set with the best validation weights.
     *
     * @param kind which engine
     * @return percent, NaN if it did not get there
     */
    public double testAccuracyPct(EngineKind kind) {
        return value(kind, result -> test(result, Evaluation::accuracyPct));
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
     * @return {@code dl4j_train_s / manual_train_s}; NaN unless both finished after the same number of epochs
     */
    public double speedup() {
        boolean comparable = test(EngineKind.MANUAL).isPresent()
                && test(EngineKind.DL4J).isPresent()
                && results.get(EngineKind.MANUAL).epochs().size()
                        == results.get(EngineKind.DL4J).epochs().size();
        return comparable ? trainSeconds(EngineKind.DL4J) / trainSeconds(EngineKind.MANUAL) : Double.NaN;
    }

    /**
     * How far the engines were apart before they had changed anything.
     *
     * @return absolute difference of the first batch's loss
     */
    public double firstBatchLossDifference() {
        return firstBatchLossDifference(EngineKind.MANUAL, EngineKind.DL4J);
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
     * The share of test images for which the engines say the same.
     *
     * @return percent; NaN unless both finished
     */
    public double predictionAgreementPct() {
        return predictionAgreementPct(EngineKind.MANUAL, EngineKind.DL4J);
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
