package backproplab.experiments.cli.screen;

import backproplab.datasets.ProgressListener;
import backproplab.experiments.compare.ComparisonListener;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.results.RunKey;
import backproplab.experiments.train.EpochResult;
import backproplab.experiments.train.RunResult;
import backproplab.experiments.train.RunStatus;
import backproplab.experiments.train.TrainingListener;
import backproplab.files.failure.ExitCode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * What the user sees while a command runs: on a terminal a progress bar per epoch, everywhere one line per epoch in the
 * labs' format.
 */
public class Screen implements ComparisonListener, ProgressListener {
    private static final int INDENT = 4;

    private final String task;
    private final PrintWriter out;
    private final boolean terminal;
    /** Present for the log of report B's Solver. */
    private final OptionalInt printEvery;
    /** The window's width, where it is known. */
    private final OptionalInt columns;

    private final TimeLeftWords left;
    private Function<Path, String> goesOnWith = folder -> "--resume " + folder;
    private final Bars bars = new Bars();
    private boolean named;
    private volatile String reached = "";

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
        this(task, out, terminal, printEvery, Terminal.known(), System::nanoTime);
    }

    /** A screen of a given width, and with a clock of its own, which counts nanoseconds. */
    Screen(
            String task,
            PrintWriter out,
            boolean terminal,
            OptionalInt printEvery,
            OptionalInt columns,
            LongSupplier clock) {
        this.task = task;
        this.out = out;
        this.terminal = terminal;
        this.printEvery = printEvery;
        this.columns = columns;
        left = new TimeLeftWords(clock);
    }

    /**
     * Lets every line about a run say which it is: experiment, variant and seed, where a command has several of one model and engine.
     */
    public void nameRuns() {
        named = true;
    }

    /**
     * Says what a run that is cut off is gone on with.
     *
     * @param command the command as it is typed, for a run's folder
     */
    public void goesOnWith(Function<Path, String> command) {
        goesOnWith = command;
    }

    /** The command that goes on with a run, or at least the option that does. */
    String goesOnWith(Path folder) {
        return goesOnWith.apply(folder);
    }

    /**
     * How long a line of a table may be.
     *
     * @return characters
     */
    public int width() {
        return columns.orElse(Terminal.WIDTH);
    }

    /**
     * Prints a line at once, in several lines where the window is known to be narrower.
     *
     * @param format as of {@link String#format}, in the root locale
     * @param values what it names
     */
    public void line(String format, Object... values) {
        String text = String.format(Locale.ROOT, format, values);
        print(columns.isPresent() ? Lines.wrapped(text, columns.getAsInt(), INDENT) : text);
    }

    /**
     * Prints a line of a table or a list at once, in several lines where it has no room.
     *
     * @param format as of {@link String#format}, in the root locale
     * @param values what it names
     */
    public void row(String format, Object... values) {
        print(Lines.wrapped(String.format(Locale.ROOT, format, values), width(), INDENT));
    }

    /**
     * Prints a line as it is, such as a command that is to be copied.
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
        bars.download(file, doneBytes, totalBytes);
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
    public TrainingListener runStarted(EngineKind kind, RunKey run) {
        TrainingListener lines = printEvery.isPresent() ? solver(kind, run) : lab(run);
        return new RunLines(this, lines, words(run) + " on " + kind.token());
    }

    private TrainingListener solver(EngineKind kind, RunKey run) {
        line("%s on %s:", words(run), kind.token());
        return new SolverLines(this::print, printEvery.getAsInt());
    }

    private TrainingListener lab(RunKey run) {
        EpochLine line = new EpochLine(task, run, named, width());
        return new TrainingListener() {
            @Override
            public void epochStarted(int epoch, int steps) {
                // Nothing to say before it is done.
            }

            @Override
            public void epochDone(EpochResult result) {
                if (result.status() == RunStatus.OK) {
                    print(line.of(result));
                }
            }
        };
    }

    /** A run for people: its model, and what tells it from others where there are others. */
    private String words(RunKey run) {
        return named
                ? run.model() + " (" + (run.experiment() + " " + run.variant()).strip() + ", seed " + run.seed() + ")"
                : run.model();
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
    public void runEnded(EngineKind kind, RunKey run, RunResult result) {
        closeBar();
        String who = words(run) + " on " + kind.token();
        if (result.status() == RunStatus.DIVERGED) {
            // Deeplearning4j reports the loss after its update has spread the damage to every layer.
            String layers = kind.dl4j() ? " (seen after the update, which breaks every layer)" : "";
            warning(who + " diverged: " + result.message() + layers + "." + againstDivergence());
        } else if (result.status() == RunStatus.EARLY_STOPPED) {
            line(
                    "%s stopped early, after %d epochs: its validation accuracy was not getting better.",
                    who, result.epochs().size());
        } else if (result.status() != RunStatus.OK) {
            warning(who + " " + result.status().token() + ": " + result.message());
        }
    }

    @Override
    public void runResumed(EngineKind kind, RunKey run, int epoch) {
        line("%s on %s goes on after epoch %d.", words(run), kind.token(), epoch);
    }

    @Override
    public void timeLeft(double seconds) {
        left.line(seconds).ifPresent(text -> line("%s", text));
    }

    /**
     * Notes what is not lost any more, whatever happens.
     *
     * @param what in words
     */
    protected void reached(String what) {
        reached = what;
    }

    /**
     * What was done last and is kept, such as an epoch.
     *
     * @return empty if nothing is
     */
    public Optional<String> reached() {
        return Optional.of(reached).filter(what -> !what.isEmpty());
    }

    @Override
    public void warmUpStarted(EngineKind kind, String model) {
        line("Warming up and timing %s on %s ...", model, kind.token());
    }

    /**
     * Shows a bar, where there is a terminal, with the time that all the work still takes.
     *
     * @param name what stands before it
     * @param max how many steps it has
     */
    protected void openBar(String name, long max) {
        closeBar();
        if (terminal) {
            bars.open(name, width(), max, left.brief().isEmpty() ? "" : " all " + left.brief());
        }
    }

    /**
     * Moves the bar on, if there is one.
     *
     * @param steps how many more are done
     */
    protected void step(int steps) {
        bars.step(steps);
    }

    /** Takes the bar away, if there is one, so that lines can be printed; also from another thread, when the process is ending. */
    public void closeBar() {
        bars.close();
    }
}
