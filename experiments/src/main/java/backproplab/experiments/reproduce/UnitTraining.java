package backproplab.experiments.reproduce;

import backproplab.experiments.compare.Comparison;
import backproplab.experiments.compare.ComparisonListener;
import backproplab.experiments.compare.OutOfMemoryBesideException;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.reports.Experiment;
import backproplab.experiments.results.RunKey;
import backproplab.experiments.train.EpochResult;
import backproplab.experiments.train.RunResult;
import backproplab.experiments.train.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * Trains one unit for another machine, which told which it is and gave the images; no file is opened or written. It goes as the same unit does
 * beside others in one process, so that its numbers are the same. An interrupted thread ends it between two steps.
 */
final class UnitTraining implements ComparisonListener {
    private final List<String> warnings = new ArrayList<>();

    private UnitTraining() {}

    /**
     * Trains it.
     *
     * @param task which
     * @param experiment its experiment
     * @param data the data set, whole
     * @return what each engine left; of a network too large for this heap that it was skipped
     * @throws CancellationException if the thread is interrupted
     */
    static UnitAnswer train(UnitTask task, Experiment experiment, LabData data) {
        LabPlan plan = task.plan(experiment, data);
        PlannedVariant only = plan.variants().get(0);
        Comparison comparison = only.training()
                .orElseThrow(() -> new IllegalStateException(only.name() + " cannot be trained: " + only.failure()))
                .comparison();
        UnitTraining hearing = new UnitTraining();
        EndsAlone left = new EndsAlone();
        try {
            if (task.alone()) {
                comparison.run(0, left, hearing, left);
            } else {
                comparison.runBeside(0, left, hearing, left);
            }
        } catch (OutOfMemoryBesideException e) {
            return new UnitAnswer(List.of(), hearing.warnings, e.getMessage());
        }
        return new UnitAnswer(left.ended(), hearing.warnings, null);
    }

    /** Not cleared, since every error between two steps of a training is a result, and is asked for once more at its end. */
    private static void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("cancelled");
        }
    }

    @Override
    public void warmUpStarted(EngineKind kind, String model) {}

    @Override
    public TrainingListener runStarted(EngineKind kind, RunKey run) {
        check();
        return new TrainingListener() {
            @Override
            public void epochStarted(int epoch, int steps) {}

            @Override
            public void stepDone() {
                check();
            }

            @Override
            public void epochDone(EpochResult result) {}
        };
    }

    @Override
    public void runEnded(EngineKind kind, RunKey run, RunResult result) {
        check();
    }

    @Override
    public void warning(String message) {
        warnings.add(message);
    }
}
