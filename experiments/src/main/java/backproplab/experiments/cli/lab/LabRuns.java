package backproplab.experiments.cli.lab;

import backproplab.experiments.results.FileNames;
import backproplab.experiments.results.LabTables;
import backproplab.files.option.Choices;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Finds runs of Lab by the name or the path of their folder. */
final class LabRuns {
    private static final String PUBLISHED = "published";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "results",
            description =
                    "Where runs are looked for by name, and in its subfolder published (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Option(names = "--debug", description = "Print stack traces.")
    private boolean debug;

    /** The tables of a run, or the nearest name in the error. */
    LabTables read(String run) {
        for (Path folder :
                List.of(Path.of(run), out.resolve(run), out.resolve(PUBLISHED).resolve(run))) {
            if (Files.isRegularFile(folder.resolve(FileNames.REPRODUCTION))) {
                return LabTables.read(folder.toAbsolutePath().normalize());
            }
        }
        List<String> known = new ArrayList<>(LabTables.runs(out));
        known.addAll(LabTables.runs(out.resolve(PUBLISHED)));
        // A folder of that name without tables is not a run of Lab.
        known.remove(run);
        Choices.check("a run of Lab in " + out, run, known.isEmpty() ? List.of("none yet") : known);
        throw new IllegalStateException(run);
    }
}
