package backproplab.experiments.cli;

import backproplab.experiments.process.CpuSide;
import backproplab.experiments.task.Task;
import backproplab.files.failure.ExitCode;
import java.util.Map;
import picocli.CommandLine.Command;

/** Task2: the same MLP, VGG and ResNet18 by hand and in Deeplearning4j, on CIFAR-10. */
@Command(
        name = "Task2",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        version = "Backprop Lab 0.1.0",
        description =
                "Trains the same MLP, VGG-like CNN and ResNet18 by hand and in Deeplearning4j, from equal weights on equal "
                        + "batches of CIFAR-10, and writes what differs to CSV.",
        footer = {"", ExitCode.HELP})
public final class Task2Command extends TaskCommand {

    /** The command, in the environment of this process. */
    public Task2Command() {
        this(System.getenv());
    }

    Task2Command(Map<String, String> environment) {
        super(Task.TASK2, environment, CpuSide::here);
    }

    Task2Command(Map<String, String> environment, CpuSide side) {
        super(Task.TASK2, environment, () -> side);
    }
}
