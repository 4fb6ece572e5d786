package backproplab.experiments.cli.screen;

import backproplab.experiments.train.EpochResult;
import backproplab.experiments.train.TrainingListener;
import java.util.Locale;
import java.util.function.Consumer;

/** A training in the words of report B's Solver; its clock begins with the first step that this process makes. */
final class SolverLines implements TrainingListener {
    private static final double PERCENT = 100;
    private static final double NANOS = 1e9;
    private static final int DECIMALS = 6;

    private final Consumer<String> out;
    private final int every;
    private long begin;

    /** A line every so many iterations, beginning with the first. */
    SolverLines(Consumer<String> out, int every) {
        this.out = out;
        this.every = every;
    }

    @Override
    public void epochStarted(int epoch, int steps) {
        if (begin == 0) {
            begin = System.nanoTime();
        }
    }

    @Override
    public void stepDone(int iteration, int iterations, double learningRate, double loss) {
        if ((iteration - 1) % every == 0) {
            out.accept(iteration((System.nanoTime() - begin) / NANOS, iteration, iterations, loss));
        }
    }

    @Override
    public void sampled(int epoch, int epochs, double trainAccuracyPct, double validationAccuracyPct) {
        out.accept(epoch(epoch, epochs, trainAccuracyPct, validationAccuracyPct));
    }

    @Override
    public void epochDone(EpochResult result) {
        // Its accuracies are sampled right after it.
    }

    static String iteration(double seconds, int iteration, int iterations, double loss) {
        return String.format(
                Locale.ROOT,
                "(Time %.2f sec; Iteration %d / %d) loss: %s",
                seconds,
                iteration,
                iterations,
                EpochLine.loss(loss, DECIMALS));
    }

    static String epoch(int epoch, int epochs, double trainAccuracyPct, double validationAccuracyPct) {
        return String.format(
                Locale.ROOT,
                "(Epoch %d / %d) train acc: %f; val_acc: %f",
                epoch,
                epochs,
                trainAccuracyPct / PERCENT,
                validationAccuracyPct / PERCENT);
    }
}
