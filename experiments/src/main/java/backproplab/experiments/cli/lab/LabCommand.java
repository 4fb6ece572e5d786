package backproplab.experiments.cli.lab;

import backproplab.files.failure.ExitCode;
import backproplab.files.failure.UserException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lab: the tables and claims of the five lab reports, run again. */
@Command(
        name = "Lab",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        version = "Backprop Lab 0.1.0",
        description =
                "Runs the experiments of the five lab reports again, by hand and in Deeplearning4j, over several seeds, "
                        + "and writes published figures beside ours and what came of each claim to CSV.",
        subcommands = {
            LabListCommand.class,
            LabRunCommand.class,
            LabSearchCommand.class,
            LabShowCommand.class,
            LabCompareCommand.class,
            LabPublishCommand.class
        },
        footer = {"", ExitCode.HELP})
public final class LabCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Option(names = "--debug", description = "Print stack traces.")
    private boolean debug;

    /** The command, in the environment of this process. */
    public LabCommand() {
        this(System.getenv());
    }

    LabCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    Map<String, String> environment() {
        return environment;
    }

    @Override
    public Integer call() {
        throw UserException.usage(
                "Lab needs to know what to do: list, run, search, show, compare or publish.\nFor example: Lab list");
    }
}
