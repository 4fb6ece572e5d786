package backproplab.experiments.compare;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.results.IterationRow;
import backproplab.experiments.results.RunFolder;
import java.util.ArrayList;
import java.util.List;

/** Collects what report B's Solver keeps, and writes it epoch by epoch, so that no step waits for a disk. */
final class SolverHistory {
    private final RunFolder folder;
    private final String task;
    private final PreparedRun run;
    private final EngineKind kind;
    private final List<Iteration> pending = new ArrayList<>();
    private int epochsDone;
    private double firstTrainPct = Double.NaN;
    private double firstValidationPct = Double.NaN;

    private record Iteration(int number, double learningRate, double loss) {}

    /** Histories of a run of which some epochs are done already. */
    SolverHistory(RunFolder folder, String task, PreparedRun run, EngineKind kind, int epochsDone) {
        this.folder = folder;
        this.task = task;
        this.run = run;
        this.kind = kind;
        this.epochsDone = epochsDone;
    }

    void add(int number, double learningRate, double loss) {
        pending.add(new Iteration(number, learningRate, loss));
    }

    /** Accuracies after the last iteration; those of epoch 0 wait for the rest of their epoch. */
    void sampled(int epoch, double trainPct, double validationPct) {
        if (epoch == 0) {
            firstTrainPct = trainPct;
            firstValidationPct = validationPct;
            return;
        }
        Iteration last = pending.remove(pending.size() - 1);
        List<IterationRow> rows = plainRows();
        rows.add(row(last, epoch, trainPct, validationPct));
        folder.add(rows);
        epochsDone = epoch;
    }

    /** The epoch broke off: its iterations so far. */
    void diverged() {
        folder.add(plainRows());
    }

    /** What is pending, which is so no longer. */
    private List<IterationRow> plainRows() {
        List<IterationRow> rows = new ArrayList<>();
        pending.forEach(iteration -> rows.add(plain(iteration)));
        pending.clear();
        return rows;
    }

    private IterationRow plain(Iteration iteration) {
        return iteration.number() == 1
                ? row(iteration, 0, firstTrainPct, firstValidationPct)
                : row(iteration, epochsDone, Double.NaN, Double.NaN);
    }

    private IterationRow row(Iteration iteration, int epoch, double trainPct, double validationPct) {
        return new IterationRow(
                folder.runId(),
                task,
                run.plan().experiment(),
                run.plan().variant(),
                run.plan().token(),
                kind.token(),
                run.seed(),
                iteration.number(),
                epoch,
                iteration.learningRate(),
                iteration.loss(),
                trainPct,
                validationPct);
    }
}
