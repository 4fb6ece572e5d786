package backproplab.experiments.cli.option;

import backproplab.experiments.checkpoint.AbandonedRuns;
import backproplab.files.disk.OutFolder;
import backproplab.files.failure.OptionException;
import backproplab.files.option.Choices;
import backproplab.files.option.Ranges;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** Options that every command that trains or times has: threads, where results go, how much is said. */
public final class RunOptions {
    private static final int MOST_THREADS = 1024;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads of the manual engine, and OMP and BLAS threads of DL4J (default: all cores; DL4J "
                    + "the fastest split it finds).")
    private Integer threads;

    /** Where results go: {@value}. */
    public static final String OUT = "--out";

    @Option(
            names = OUT,
            paramLabel = "DIR",
            defaultValue = "results",
            description = "Where results go (default: ${DEFAULT-VALUE}).")
    private Path out;

    private static final String RFC = "rfc";
    private static final String EXCEL_EU = "excel-eu";

    @Option(names = "--no-report", description = "Draw no report.html in the run's folder, nor its copy in --out.")
    private boolean noReport;

    @Option(
            names = "--csv",
            paramLabel = "FORM",
            defaultValue = RFC,
            description =
                    "rfc, or excel-eu: write each table in --out once more with semicolons and decimal commas, as Excel opens it "
                            + "where decimals have a comma (default: ${DEFAULT-VALUE}).")
    private String csv;

    @Option(names = "--xlsx", description = "Write the tables in --out once more as sheets of one .xlsx file.")
    private boolean xlsx;

    @Option(names = "--debug", description = "Print stack traces.")
    private boolean debug;

    /**
     * How many threads.
     *
     * @return empty for as many as there are cores
     * @throws OptionException outside 1 to {@value #MOST_THREADS}
     */
    public OptionalInt threads() {
        return threads == null
                ? OptionalInt.empty()
                : OptionalInt.of(Ranges.between("--threads", 1, MOST_THREADS, threads));
    }

    /**
     * How many threads, for people and config.json.
     *
     * @return the number, or auto
     */
    public Object threadsOrAuto() {
        return threads().isPresent() ? threads().getAsInt() : "auto";
    }

    /**
     * Where results go.
     *
     * @return a folder that may be missing
     */
    public Path out() {
        return out;
    }

    /**
     * Whether the run is to be drawn when it is over.
     *
     * @return whether nobody said --no-report
     */
    public boolean report() {
        return !noReport;
    }

    /**
     * Whether tables are wanted with decimal commas too.
     *
     * @return whether --csv excel-eu was given
     * @throws OptionException for a form that is not known
     */
    public boolean decimalCommas() {
        return Choices.check("--csv", csv, List.of(RFC, EXCEL_EU)).equals(EXCEL_EU);
    }

    /**
     * Whether tables are wanted as sheets of one file too.
     *
     * @return whether --xlsx was given
     */
    public boolean xlsx() {
        return xlsx;
    }

    /**
     * Refuses a folder that cannot be written, and a form of tables that is not known, before anything that takes time,
     * and removes what killed processes left in it.
     *
     * @param dryRun whether nothing is to be created, not even for a moment
     */
    public void checkOut(boolean dryRun) {
        check(out, dryRun);
    }

    /**
     * The same for a run that may go on in a folder of its own, beside which its tables are replaced.
     *
     * @param dryRun whether nothing is to be created, not even for a moment
     * @param goesOn the run's folder; empty for a run that begins
     */
    public void checkOut(boolean dryRun, Optional<Path> goesOn) {
        check(out(goesOn), dryRun);
    }

    /**
     * The folder of results of a run that may go on in a folder of its own.
     *
     * @param goesOn the run's folder; empty for a run that begins
     * @return the folder above it, else that of {@code --out}
     */
    public Path out(Optional<Path> goesOn) {
        return goesOn.map(RunOptions::outOf).orElse(out);
    }

    /**
     * The folder of results that a run's folder lies in.
     *
     * @param run the run's folder
     * @return as it was named, where that has a name
     */
    public static Path outOf(Path run) {
        return run.getParent() == null ? run.toAbsolutePath().getParent() : run.getParent();
    }

    private void check(Path folder, boolean dryRun) {
        decimalCommas();
        if (dryRun) {
            OutFolder.check(folder);
        } else {
            OutFolder.probe(folder);
            AbandonedRuns.sweep(folder);
        }
    }
}
