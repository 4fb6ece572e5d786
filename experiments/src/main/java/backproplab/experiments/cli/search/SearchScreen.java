package backproplab.experiments.cli.search;

import backproplab.experiments.cli.screen.Bars;
import backproplab.experiments.cli.screen.Screen;
import backproplab.experiments.search.SearchListener;
import backproplab.experiments.search.SearchRung;
import backproplab.experiments.search.Trial;
import backproplab.experiments.search.TrialResult;
import backproplab.experiments.train.EpochResult;
import backproplab.experiments.train.RunStatus;
import backproplab.experiments.train.TrainingListener;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;

/** What the user sees while trials run: a line for each when it has ended, and on a terminal how far they are. */
public final class SearchScreen extends Screen implements SearchListener {
    private final boolean terminal;
    private ProgressBar bar;
    private long started;
    private String running = "";

    /**
     * A screen for a search.
     *
     * @param out where lines go
     * @param terminal whether progress bars can be shown
     */
    public SearchScreen(PrintWriter out, boolean terminal) {
        super("Lab search", out, terminal);
        this.terminal = terminal;
    }

    @Override
    public void rungStarted(SearchRung rung, int rungs) {
        if (rungs > 1) {
            line("Round %d of %d: %d trials of %d epochs", rung.number(), rungs, rung.trials(), rung.epochs());
        }
        started = System.nanoTime();
        open(rung, 0);
    }

    private synchronized void open(SearchRung rung, int ended) {
        if (terminal && ended < rung.trials()) {
            bar = Bars.builder("trials", rung.trials())
                    .startsFrom(ended, Duration.ofNanos(System.nanoTime() - started))
                    .build();
            bar.setExtraMessage(running);
        }
    }

    @Override
    public synchronized void closeBar() {
        super.closeBar();
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }

    /**
     * Shows on a terminal what other machines train.
     *
     * @param words short, for example {@code running: pc1 2, pc2 1}
     */
    public synchronized void running(String words) {
        running = words.isEmpty() ? "" : " " + words;
        if (bar != null) {
            bar.setExtraMessage(running);
        }
    }

    private synchronized void show(Trial trial, EpochResult epoch) {
        if (bar != null) {
            bar.setExtraMessage(String.format(
                    Locale.ROOT,
                    " trial %d, epoch %d: Val Acc:%.2f",
                    trial.number(),
                    epoch.epoch(),
                    epoch.validationAccuracyPct()));
        }
    }

    @Override
    public TrainingListener trialStarted(Trial trial) {
        return new TrainingListener() {
            @Override
            public void epochStarted(int epoch, int steps) {}

            @Override
            public void stepDone() {}

            @Override
            public void epochDone(EpochResult result) {
                show(trial, result);
            }
        };
    }

    @Override
    public void trialEnded(TrialResult result, int ended, SearchRung rung, TrialResult best) {
        closeBar();
        reached("trial " + result.trial() + ", " + ended + " of " + rung.trials() + " of its round");
        int width = Integer.toString(rung.trials()).length();
        row(
                "[%" + width + "d/%d] trial %" + width + "d | %s | %s | %s%s",
                ended,
                rung.trials(),
                result.trial(),
                new Trial(result.trial(), result.values()).words(),
                outcome(result),
                best(result, best),
                result.host().isEmpty() ? "" : " | " + result.host());
        open(rung, ended);
    }

    private static String outcome(TrialResult result) {
        if (!result.status().finished()) {
            return result.status().token() + ": "
                    + result.message().lines().findFirst().orElse("");
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
    public void testStarted(TrialResult best, Optional<String> again) {
        again.ifPresent(why -> line("Training trial %d again: %s.", best.trial(), why));
        line("Testing trial %d ...", best.trial());
    }

    @Override
    public void testStarted(int images) {
        openBar("test images", images);
    }

    @Override
    public void tested(int images) {
        step(images);
    }
}
