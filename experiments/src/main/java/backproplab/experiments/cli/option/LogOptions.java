package backproplab.experiments.cli.option;

import backproplab.files.failure.UserException;
import backproplab.files.option.Choices;
import backproplab.files.option.Ranges;
import java.util.Locale;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** Options that decide in which words a training is told. */
public final class LogOptions {
    /** Report B's Solver prints every so many iterations: {@value}. */
    static final int PRINT_EVERY = 100;

    @Option(
            names = "--log",
            paramLabel = "NAME",
            defaultValue = "lab",
            description =
                    "lab (a line per epoch) or solver (as report B's Solver: the loss every --print-every iterations, "
                            + "accuracies on 1,000 training images and on validation after the first iteration and after each epoch; every loss goes to solver.csv in the "
                            + "run's folder) (default: ${DEFAULT-VALUE}). In both, the test set is evaluated with the weights of the "
                            + "best validation epoch.")
    private String log;

    @Option(
            names = "--print-every",
            paramLabel = "N",
            description = "Iterations from line to line of --log solver (default: " + PRINT_EVERY + ").")
    private Integer printEvery;

    private enum Style {
        LAB,
        SOLVER
    }

    /**
     * Whether a training is told in the words of report B's Solver.
     *
     * @return whether --log names them
     * @throws UserException with code 2 if --log names neither way
     */
    public boolean solver() {
        return Choices.pick("--log", log, Style.values(), style -> style.name().toLowerCase(Locale.ROOT))
                == Style.SOLVER;
    }

    /**
     * How often the Solver's lines come.
     *
     * @return iterations from line to line; empty for the lab's lines
     * @throws UserException with code 2 if --print-every has no effect or is below 1
     */
    public OptionalInt printEvery() {
        Ranges.used(
                "--print-every",
                printEvery,
                solver(),
                " has no effect on --log lab.\nAdd --log solver, or leave it out.",
                "--log");
        if (!solver()) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(printEvery == null ? PRINT_EVERY : Ranges.atLeast("--print-every", 1, printEvery));
    }

    /**
     * The words chosen, for config.json.
     *
     * @return what --log names
     */
    public String style() {
        return log;
    }
}
