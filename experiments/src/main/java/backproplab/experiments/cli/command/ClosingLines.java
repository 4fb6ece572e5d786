package backproplab.experiments.cli.command;

import backproplab.experiments.cli.screen.Screen;
import backproplab.experiments.results.FileNames;
import backproplab.files.run.NetworkFiles;
import backproplab.files.run.ResultFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a run leaves to be looked at, at the end of its lines. */
public final class ClosingLines {
    private static final Map<String, String> WORTH_A_LOOK = worthALook();

    private ClosingLines() {}

    private static Map<String, String> worthALook() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(FileNames.CONFUSION, "which classes are taken for which");
        files.put(FileNames.MISTAKES, "the wrong answers that it was surest of");
        files.put(FileNames.ANSWERS, "what each engine says of the images in doubt");
        files.put(FileNames.LAYERS, "what went on inside each layer");
        files.put(NetworkFiles.FOLDER, "trained networks, for Predict and --weights");
        return files;
    }

    /**
     * Names the tables and what else there is in the run's folder.
     *
     * @param screen where to
     * @param folder the run's folder
     */
    public static void print(Screen screen, ResultFolder folder) {
        String tables = folder.copies().values().stream().map(String::valueOf).collect(Collectors.joining(", "));
        screen.line("%s: %s", folder.copies().size() == 1 ? "Table" : "Tables", tables);
        screen.line("Kept in %s", folder.path());
        WORTH_A_LOOK.forEach((file, what) -> {
            if (isThere(folder.path().resolve(file))) {
                screen.line("  %-13s  %s", file, what);
            }
        });
    }

    /** A table of no rows is not worth a look. */
    private static boolean isThere(Path path) {
        if (!path.toString().endsWith(".csv") || !Files.exists(path)) {
            return Files.exists(path);
        }
        try (Stream<String> lines = Files.lines(path)) {
            return lines.skip(1).findFirst().isPresent();
        } catch (IOException | UncheckedIOException unreadable) {
            return false;
        }
    }
}
