package backproplab.experiments.cli.lab;

import backproplab.experiments.cli.CommandRun;
import backproplab.experiments.results.WrittenResults;
import backproplab.experiments.search.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Lab search as a user runs it, on few drawings. */
final class SearchRuns {
    /** Small, and one trial after the other. */
    private static final Map<String, String> SMALL =
            Map.of("--task", "task1", "--dataset", "glyphs", "--train-limit", "200", "--hidden", "12", "--epochs", "3");

    private SearchRuns() {}

    /** Any options. */
    static CommandRun search(String... arguments) {
        List<String> all = new ArrayList<>(List.of("search"));
        all.addAll(List.of(arguments));
        return CommandRun.of(new LabCommand(Map.of()), all.toArray(String[]::new));
    }

    /** Any options, on few drawings. */
    static CommandRun small(Path out, String... more) {
        return search(smallArguments(out, more));
    }

    static String[] smallArguments(Path out, String... more) {
        List<String> all = new ArrayList<>(List.of(more));
        SMALL.forEach((option, value) -> {
            if (!all.contains(option)) {
                all.addAll(List.of(option, value));
            }
        });
        all.addAll(List.of("--offline", "--out", out.toString()));
        return all.toArray(String[]::new);
    }

    static Path folder(Path out) throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            return files.filter(path -> Files.exists(path.resolve(Journal.FILE)))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Every cell of the table that no clock decides. */
    static String cells(Path out) throws IOException {
        return WrittenResults.cellsOfAnyRun(out, "search.csv");
    }
}
