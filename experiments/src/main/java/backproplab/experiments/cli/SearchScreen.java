package backproplab.experiments.cli;

import backproplab.experiments.search.Rung;
import backproplab.experiments.search.SearchListener;
import backproplab.experiments.search.Trial;
import backproplab.experiments.search.TrialResult;
import backproplab.experiments.train.EpochResult;
import backproplab.experiments.train.RunStatus;
import backproplab.experiments.train.TrainingListener;
import java.io.PrintWriter;
import java.util.Locale;

/** What the user sees while trials run: a line for each, when it has ended. */
final class SearchScreen extends Screen implements SearchListener {
    private static final TrainingListener SILENT = new TrainingListener() {
        @Override
        public void epochStarted(int epoch, int steps) {}

        @Override
        public void stepDone() {}

        @Override
        public void epochDone(EpochResult result) {}
    };

    SearchScreen(PrintWriter out, boolean terminal) {
        super("Lab search", out, terminal);
    }

    @Override
    public void rungStarted(Rung rung, int rungs) {
        if (rungs > 1) {
            line("Round %d of %d: %d trials of %d epochs", rung.number(), rungs, rung.trials(), rung.epochs());
        }
    }

    @Override
    public TrainingListener trialStarted(Trial trial) {
        return SILENT;
    }

    @Override
    public void trialEnded(TrialResult result, int ended, Rung rung, TrialResult best) {
        int width = Integer.toString(rung.trials()).length();
        line(
                "[%" + width + "d/%d] trial %" + width + "d | %s | %s | %s",
                ended,
                rung.trials(),
                result.trial(),
                new Trial(result.trial(), result.values()).words(),
                outcome(result),
                best(result, best));
    }

    private static String outcome(TrialResult result) {
        if (!result.status().finished()) {
            return result.status().token() + ": " + result.message();
        }
        return String.format(
                Locale.ROOT,
                "Val Acc:%.4f in epoch %d of %d%s | %.2f sec",
                result.bestValidationPct(),
                result.bestEpoch(),
                result.epochs(),
                result.status() == RunStatus.EARLY_STOPPED ? " (stopped early)" : "",
                result.trainSeconds());
    }

    private static String best(TrialResult result, TrialResult best) {
        if (!best.status().finished()) {
            return "none is good yet";
        }
        return best.trial() == result.trial()
                ? "best so far"
                : String.format(Locale.ROOT, "best: %.4f, trial %d", best.bestValidationPct(), best.trial());
    }

    @Override
    public void testStarted(TrialResult best, boolean again) {
        if (again) {
            line("Training trial %d again: its weights were not kept when the search was cut off.", best.trial());
        }
        line("Testing trial %d ...", best.trial());
    }
}
