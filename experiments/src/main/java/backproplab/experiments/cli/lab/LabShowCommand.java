package backproplab.experiments.cli.lab;

import backproplab.experiments.cli.screen.Screen;
import backproplab.experiments.results.LabTables;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lab show: the tables of a run again. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description =
                "Shows published figures beside ours, claims, the distance to published epochs, and notes, of a run.")
final class LabShowCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN", description = "Name or path of the run's folder, such as 20261121-120000-lab.")
    private String run;

    @Mixin
    private LabRuns runs;

    @Override
    public Integer call() {
        LabTables tables = runs.read(run);
        Screen screen = new Screen("Lab", spec.commandLine().getOut(), false);
        LabReportTable.print(tables, screen.width(), screen::print);
        LabNotes.print(tables, screen.width(), text -> screen.row("%s", text));
        return 0;
    }
}
