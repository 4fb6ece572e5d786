package backproplab.experiments.cli;

import backproplab.experiments.failure.UserException;
import backproplab.experiments.results.OutFolder;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** Options that every command that trains or times has: threads, where results go, how much is said. */
final class RunOptions {
    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads of the manual engine, and OMP and BLAS threads of DL4J (default: all cores; DL4J "
                    + "the fastest split it finds).")
    private Integer threads;

    /** Where results go: {@value}. */
    static final String OUT = "--out";

    @Option(
            names = OUT,
            paramLabel = "DIR",
            defaultValue = "results",
            description = "Where results go (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Option(names = "--debug", description = "Print stack traces.")
    private boolean debug;

    OptionalInt threads() {
        if (threads == null) {
            return OptionalInt.empty();
        }
        if (threads < 1 || threads > 1024) {
            throw UserException.usage("--threads must be between 1 and 1024, not " + threads + ".");
        }
        return OptionalInt.of(threads);
    }

    /** For people and config.json: the number, or auto. */
    Object threadsOrAuto() {
        return threads().isPresent() ? threads().getAsInt() : "auto";
    }

    Path out() {
        return out;
    }

    /** Refuses a folder that cannot be written, before anything that takes time; a dry run creates nothing even for a moment. */
    void checkOut(boolean dryRun) {
        check(out, dryRun);
    }

    /** The same for a run that may go on in a folder of its own, beside which its tables are replaced. */
    void checkOut(boolean dryRun, Optional<Path> goesOn) {
        check(goesOn.map(Path::toAbsolutePath).map(Path::getParent).orElse(out), dryRun);
    }

    private static void check(Path folder, boolean dryRun) {
        if (dryRun) {
            OutFolder.check(folder);
        } else {
            OutFolder.probe(folder);
        }
    }
}
