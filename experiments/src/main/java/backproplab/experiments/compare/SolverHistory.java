package backproplab.experiments.compare;

import backproplab.experiments.results.IterationRow;
import backproplab.experiments.results.RunLine;
import backproplab.experiments.results.RunTables;
import java.util.ArrayList;
import java.util.List;

/** Collects what report B's Solver keeps, and writes it epoch by epoch, so that no step waits for a disk. */
final class SolverHistory {
    private final RunTables folder;
    private final RunLine run;
    private final List<Iteration> pending = new ArrayList<>();
    private int epochsDone;
    private double firstTrainPct = Double.NaN;
    private double firstValidationPct = Double.NaN;

    private record Iteration(int number, double learningRate, double loss) {}

    /** Histories of a run of which some epochs are done already. */
    SolverHistory(RunTables folder, RunLine run, int epochsDone) {
        this.folder = folder;
        this.run = run;
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
                run, iteration.number(), epoch, iteration.learningRate(), iteration.loss(), trainPct, validationPct);
    }
}
