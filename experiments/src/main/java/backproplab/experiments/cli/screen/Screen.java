package backproplab.experiments.cli.screen;

import backproplab.datasets.ProgressListener;
import backproplab.experiments.compare.ComparisonListener;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.train.EpochResult;
import backproplab.experiments.train.RunResult;
import backproplab.experiments.train.RunStatus;
import backproplab.experiments.train.TrainingListener;
import backproplab.files.failure.ExitCode;
import backproplab.files.failure.Printable;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * What the user sees while a command runs: on a terminal a progress bar per epoch, everywhere one line per epoch in the
 * labs' format.
 */
public class Screen implements ComparisonListener, ProgressListener {
    private static final int REDRAW_MILLIS = 200;
    private static final double LARGEST_PLAIN_LOSS = 1e6;

    private final String task;
    private final PrintWriter out;
    private final boolean terminal;
    /** Present for the log of report B's Solver. */
    private final OptionalInt printEvery;

    private ProgressBar bar;
    private String downloaded = "";

    /**
     * A screen with the lab's lines.
     *
     * @param task the name that begins the line of an epoch
     * @param out where lines go
     * @param terminal whether progress bars can be shown
     */
    public Screen(String task, PrintWriter out, boolean terminal) {
        this(task, out, terminal, OptionalInt.empty());
    }

    /**
     * A screen with the lab's or the Solver's lines.
     *
     * @param task the name that begins the line of an epoch
     * @param out where lines go
     * @param terminal whether progress bars can be shown
     * @param printEvery iterations from line to line of the Solver's log; empty for the lab's lines
     */
    public Screen(String task, PrintWriter out, boolean terminal, OptionalInt printEvery) {
        this.task = task;
        this.out = out;
        this.terminal = terminal;
        this.printEvery = printEvery;
    }

    /**
     * Prints a line at once.
     *
     * @param format as of {@link String#format}, in the root locale
     * @param values what it names
     */
    public void line(String format, Object... values) {
        print(String.format(Locale.ROOT, format, values));
    }

    /**
     * Prints a line as it is.
     *
     * @param text the line
     */
    public void print(String text) {
        out.println(text);
        out.flush();
    }

    @Override
    public void downloading(String file, long doneBytes, long totalBytes) {
        if (!terminal) {
            if (doneBytes == totalBytes) {
                line("Downloaded %s (%,d bytes)", file, totalBytes);
            }
            return;
        }
        if (!file.equals(downloaded)) {
            closeBar();
            downloaded = file;
        }
        if (bar == null) {
            bar = open(file, totalBytes);
        }
        bar.stepTo(doneBytes);
        if (doneBytes == totalBytes) {
            closeBar();
        }
    }

    @Override
    public void warning(String message) {
        closeBar();
        line("WARNING: %s", message);
    }

    /**
     * Warns of work that did not come to its end.
     *
     * @param finished how much did
     * @param all how much there was
     * @param shortfall what the rest did not, and where that stands
     * @return the exit code, a failure only if nothing finished
     */
    public int conclude(long finished, long all, String shortfall) {
        if (finished < all) {
            warning((all - finished) + " of " + all + " " + shortfall);
        }
        return (finished == 0 ? ExitCode.FAILURE : ExitCode.OK).code();
    }

    @Override
    public TrainingListener runStarted(EngineKind kind, String model) {
        if (printEvery.isPresent()) {
            line("%s on %s:", model, kind.token());
            return new SolverLines(this::print, printEvery.getAsInt());
        }
        return new TrainingListener() {
            @Override
            public void epochStarted(int epoch, int steps) {
                if (terminal) {
                    bar = open(model + " " + kind.token() + " epoch " + epoch, steps);
                }
            }

            @Override
            public void stepDone() {
                if (bar != null) {
                    bar.step();
                }
            }

            @Override
            public void epochDone(EpochResult result) {
                closeBar();
                if (result.status() == RunStatus.OK) {
                    print(epochLine(kind, model, result));
                }
            }
        };
    }

    String epochLine(EngineKind kind, String model, EpochResult result) {
        return String.format(
                Locale.ROOT,
                "%s | %s | %s | Epoch: %2d | Train Loss: %s | Train Acc:%.4f | Val Loss: %s | Val Acc:%.4f | Epoch"
                        + " time: %.2f sec",
                task,
                kind.token(),
                model,
                result.epoch(),
                loss(result.trainLoss(), 4),
                result.trainAccuracyPct(),
                loss(result.validationLoss(), 4),
                result.validationAccuracyPct(),
                result.epochSeconds());
    }

    /** A loss for people: plain with so many decimals, and with an exponent from {@value #LARGEST_PLAIN_LOSS} on. */
    static String loss(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + (Math.abs(value) < LARGEST_PLAIN_LOSS ? "f" : "e"), value);
    }

    /**
     * What the user can do about a run that diverges.
     *
     * @return what follows the warning, with the line break before it; empty for nothing
     */
    protected String againstDivergence() {
        return "\nTry a smaller --lr.";
    }

    @Override
    public void runEnded(EngineKind kind, String model, RunResult result) {
        closeBar();
        if (result.status() == RunStatus.DIVERGED) {
            // Deeplearning4j reports the loss after its update has spread the damage to every layer.
            String layers = kind.dl4j() ? " (seen after the update, which breaks every layer)" : "";
            warning(model + " on " + kind.token() + " diverged: " + result.message() + layers + "."
                    + againstDivergence());
        } else if (result.status() == RunStatus.EARLY_STOPPED) {
            line(
                    "%s on %s stopped early, after %d epochs: its validation accuracy was not getting better.",
                    model, kind.token(), result.epochs().size());
        } else if (result.status() != RunStatus.OK) {
            warning(model + " on " + kind.token() + " " + result.status().token() + ": " + result.message());
        }
    }

    @Override
    public void runResumed(EngineKind kind, String model, int epoch) {
        line("%s on %s goes on after epoch %d.", model, kind.token(), epoch);
    }

    @Override
    public void warmUpStarted(EngineKind kind, String model) {
        line("Warming up and timing %s on %s ...", model, kind.token());
    }

    private static ProgressBar open(String name, long max) {
        return bar(name, max).build();
    }

    /**
     * A bar like every other of this program.
     *
     * @param name what stands before it
     * @param max how many steps it has
     * @return the bar, not shown yet
     */
    protected static ProgressBarBuilder bar(String name, long max) {
        return new ProgressBarBuilder()
                .setTaskName(Printable.of(name))
                .setInitialMax(max)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REDRAW_MILLIS)
                .clearDisplayOnFinish();
    }

    private void closeBar() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }

    /**
     * Settings in one line.
     *
     * @param values settings by name
     * @return names and values, separated by commas
     */
    public static String words(Map<String, Object> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    /**
     * A time for people: 95 becomes {@code 1 min 35 s}.
     *
     * @param seconds the time
     * @return the two largest units; at least 1 s
     */
    public static String duration(double seconds) {
        Duration duration = Duration.ofMillis(Math.round(seconds * 1000));
        if (duration.toHours() > 0) {
            return duration.toHours() + " h " + duration.toMinutesPart() + " min";
        }
        if (duration.toMinutes() > 0) {
            return duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
        }
        return Math.max(1, Math.round(seconds)) + " s";
    }
}
