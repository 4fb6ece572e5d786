package backproplab.experiments.cli;

import backproplab.experiments.process.CpuSide;
import backproplab.experiments.task.Task;
import backproplab.files.failure.ExitCode;
import java.util.Map;
import picocli.CommandLine.Command;

/** Task1: the same MLP and CNN by hand and in Deeplearning4j, on MNIST. */
@Command(
        name = "Task1",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        version = "Backprop Lab 0.1.0",
        description =
                "Trains the same MLP and CNN by hand and in Deeplearning4j, from equal weights on equal batches of MNIST, and "
                        + "writes what differs to CSV.",
        footer = {"", ExitCode.HELP})
public final class Task1Command extends TaskCommand {

    /** The command, in the environment of this process. */
    public Task1Command() {
        this(System.getenv());
    }

    Task1Command(Map<String, String> environment) {
        super(Task.TASK1, environment, CpuSide::here);
    }

    Task1Command(Map<String, String> environment, CpuSide side) {
        super(Task.TASK1, environment, () -> side);
    }
}
