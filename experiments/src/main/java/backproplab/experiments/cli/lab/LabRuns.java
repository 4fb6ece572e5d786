package backproplab.experiments.cli.lab;

import backproplab.experiments.cli.command.NamedRun;
import backproplab.experiments.results.FileNames;
import backproplab.experiments.results.LabTables;
import backproplab.files.failure.UserException;
import backproplab.files.option.Choices;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Finds runs of Lab by the name or the path of their folder. */
final class LabRuns {
    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "results",
            description =
                    "Where runs are looked for by name, and in its subfolder published (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Option(names = "--debug", description = "Print stack traces.")
    private boolean debug;

    /**
     * The tables of a run.
     *
     * @throws UserException with code 3, and the nearest name, if there is none
     */
    LabTables read(String run) {
        return NamedRun.find(out, run, folder -> Files.isRegularFile(folder.resolve(FileNames.REPRODUCTION)))
                .map(folder -> LabTables.read(folder.toAbsolutePath().normalize()))
                .orElseThrow(() -> unknown(run));
    }

    private UserException unknown(String run) {
        List<String> known = new ArrayList<>(LabTables.runs(out));
        known.addAll(LabTables.runs(out.resolve(NamedRun.PUBLISHED)));
        // A folder of that name without tables is not a run of Lab.
        known.remove(run);
        return UserException.data("There is no run of Lab " + run + " in " + out
                + Choices.nearest(run, known)
                        .map(name -> ": did you mean '" + name + "'?")
                        .orElse(".")
                + "\nKnown: " + (known.isEmpty() ? "none yet" : String.join(", ", known)) + ".");
    }
}
