package backproplab.experiments.reports;

import backproplab.experiments.train.EpochResult;
import backproplab.experiments.train.Evaluation;
import backproplab.experiments.train.LoopSettings;
import backproplab.experiments.train.RunResult;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** What is compared: one number of a run. NaN if the run does not have it. */
public enum Metric {
    /** Validation accuracy after the last epoch, percent. */
    VAL_ACC_PCT(Unit.PERCENT, RunResult::lastValidationAccuracyPct),
    /** Highest validation accuracy, percent. */
    BEST_VAL_ACC_PCT(Unit.PERCENT, RunResult::bestValidationAccuracyPct),
    /** Mean of the validation accuracies of all epochs, percent: higher the earlier it rises, so it tells how fast a run learns. */
    MEAN_VAL_ACC_PCT(Unit.PERCENT, run -> mean(run, EpochResult::validationAccuracyPct)),
    /** Training accuracy after the last epoch, percent. */
    TRAIN_ACC_PCT(Unit.PERCENT, run -> last(run, EpochResult::trainAccuracyPct)),
    /** Test accuracy with the weights of the best validation epoch, percent. */
    TEST_ACC_PCT(Unit.PERCENT, run -> run.test().map(Evaluation::accuracyPct).orElse(Double.NaN)),
    /** Training minus validation accuracy after the last epoch, points. */
    GAP_PCT(Unit.PERCENT, run -> last(run, EpochResult::trainAccuracyPct) - run.lastValidationAccuracyPct()),
    /** Training accuracy after the first epoch, percent. */
    FIRST_TRAIN_ACC_PCT(Unit.PERCENT, run -> first(run, EpochResult::trainAccuracyPct)),
    /** Validation accuracy after the first epoch, percent. */
    FIRST_VAL_ACC_PCT(Unit.PERCENT, run -> first(run, EpochResult::validationAccuracyPct)),
    /** Mean batch loss of the last epoch, nats. */
    TRAIN_LOSS(Unit.NATS, run -> last(run, EpochResult::trainLoss)),
    /** Validation loss after the last epoch, nats. */
    VAL_LOSS(Unit.NATS, run -> last(run, EpochResult::validationLoss)),
    /** Mean batch loss of the first epoch, nats. */
    FIRST_TRAIN_LOSS(Unit.NATS, run -> first(run, EpochResult::trainLoss)),
    /** Validation loss after the first epoch, nats. */
    FIRST_VAL_LOSS(Unit.NATS, run -> first(run, EpochResult::validationLoss)),
    /** Loss of the very first batch, before any update, nats. */
    FIRST_BATCH_LOSS(Unit.NATS, RunResult::firstBatchLoss),
    /** Last validation loss minus the lowest, nats: above 0 if it rose again. */
    VAL_LOSS_RISE(
            Unit.NATS,
            run -> last(run, EpochResult::validationLoss)
                    - run.epochs().stream()
                            .mapToDouble(EpochResult::validationLoss)
                            .min()
                            .orElse(Double.NaN)),
    /** Mean time of an epoch with its evaluation, seconds. */
    EPOCH_S(Unit.SECONDS, run -> mean(run, EpochResult::epochSeconds)),
    /** Mean time of an epoch's training steps alone, seconds. */
    TRAIN_S(Unit.SECONDS, run -> mean(run, EpochResult::trainSeconds)),
    /** Training time of one update, milliseconds. */
    MS_PER_UPDATE(Unit.SECONDS, run -> Double.NaN) {
        @Override
        public double of(RunResult run, LoopSettings loop) {
            double updates = run.epochs().stream()
                    .mapToDouble(epoch -> Math.ceil((double) epoch.trainImages() / loop.batchSize()))
                    .sum();
            return 1000 * run.trainSeconds() / updates;
        }
    },
    /**
     * Noise of the first gradients: the variance of batch gradients over the squared norm of their mean, see GradientNoise. Not a
     * number of the run itself.
     */
    GRADIENT_NOISE(Unit.RATIO, run -> Double.NaN),
    /**
     * Relative error of a gradient against central differences, or of an output against exact arithmetic, see NumericCheck. Not a
     * number of a run.
     */
    RELATIVE_ERROR(Unit.RATIO, run -> Double.NaN);

    private static final Set<Metric> BEGINNING =
            EnumSet.of(FIRST_BATCH_LOSS, FIRST_TRAIN_LOSS, FIRST_TRAIN_ACC_PCT, FIRST_VAL_LOSS, FIRST_VAL_ACC_PCT);

    private static final Set<Metric> ACCURACIES =
            EnumSet.of(VAL_ACC_PCT, BEST_VAL_ACC_PCT, MEAN_VAL_ACC_PCT, TRAIN_ACC_PCT, TEST_ACC_PCT);
    /** One of the ten classes that all data sets of the reports have. */
    private static final double CHANCE_PCT = 10;

    /** What a metric is measured in, and what counts as no difference. */
    private enum Unit {
        PERCENT(1),
        NATS(0.01),
        SECONDS(0),
        RATIO(0);

        private final double margin;

        Unit(double margin) {
            this.margin = margin;
        }
    }

    private final Unit unit;
    private final ToDoubleFunction<RunResult> value;

    Metric(Unit unit, ToDoubleFunction<RunResult> value) {
        this.unit = unit;
        this.value = value;
    }

    /**
     * The number of a run.
     *
     * @param run what it left
     * @param loop what its training loop did, the batch size a number
     * @return NaN if it did not get there
     */
    public double of(RunResult run, LoopSettings loop) {
        return value.applyAsDouble(run);
    }

    /** The metric that a file names by its {@link #token()}. */
    static Metric of(String token) {
        return valueOf(token.toUpperCase(Locale.ROOT));
    }

    /**
     * The text in files.
     *
     * @return for example {@code val_acc_pct}
     */
    public String token() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * How much an interval is widened before a published value is looked for in it, and what two arms may differ by and still be
     * called alike: one point of accuracy, 0.01 nats of loss.
     *
     * @return in the metric's unit; 0 for times
     */
    public double margin() {
        return unit.margin;
    }

    /**
     * Whether the number is measured beside any training.
     *
     * @return true if {@link #of} never has it
     */
    public boolean measuredApart() {
        return this == GRADIENT_NOISE || this == RELATIVE_ERROR;
    }

    /**
     * Whether the number is known when the first epoch is over, or before: a run that diverges later has it nevertheless.
     *
     * @return true for the first loss and for what is measured after the first epoch
     */
    public boolean ofTheBeginning() {
        return BEGINNING.contains(this);
    }

    /**
     * What a network comes to that diverged, and so says nothing of its images.
     *
     * @return chance for accuracies; empty for numbers that such a network does not have
     */
    public OptionalDouble chance() {
        return ACCURACIES.contains(this) ? OptionalDouble.of(CHANCE_PCT) : OptionalDouble.empty();
    }

    /**
     * Whether the number says more about the machine than about the network.
     *
     * @return true for times
     */
    public boolean dependsOnMachine() {
        return unit == Unit.SECONDS;
    }

    private static double first(RunResult run, ToDoubleFunction<EpochResult> value) {
        return run.epochs().isEmpty()
                ? Double.NaN
                : value.applyAsDouble(run.epochs().get(0));
    }

    private static double last(RunResult run, ToDoubleFunction<EpochResult> value) {
        List<EpochResult> epochs = run.epochs();
        return epochs.isEmpty() ? Double.NaN : value.applyAsDouble(epochs.get(epochs.size() - 1));
    }

    private static double mean(RunResult run, ToDoubleFunction<EpochResult> value) {
        return run.epochs().stream().mapToDouble(value).average().orElse(Double.NaN);
    }
}
