package backproplab.cluster.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backproplab.experiments.cli.Launcher;
import backproplab.experiments.cli.lab.LabCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lab search as a user runs it, on drawings, and what it leaves. */
final class Searches {
    /** Twelve short trials, one of which diverges. */
    static final List<String> RANDOM =
            List.of("--space", "lr=log:1e-3:1", "--space", "activation=item:relu;tanh", "--draws", "12");
    /** Nine, three and one. */
    static final List<String> HALVING = List.of(
            "--space",
            "lr=log:1e-3:1",
            "--space",
            "hidden=int:16:64",
            "--method",
            "halving",
            "--draws",
            "9",
            "--epochs",
            "9");

    private static final List<String> DRAWINGS =
            List.of("--task", "task1", "--dataset", "glyphs", "--offline", "--train-limit", "2000", "--no-report");
    /** Decided by a clock, or by who was free. */
    private static final Set<String> NOT_COMPARED = Set.of("run_id", "train_s", "host");

    private Searches() {}

    /** What a command gave. */
    record Ran(int code, String out, String err) {}

    /** The words of a search. */
    static List<String> words(List<String> search, Path out, String... more) {
        return Stream.of(List.of("search"), search, DRAWINGS, List.of("--out", out.toString()), Arrays.asList(more))
                .flatMap(List::stream)
                .toList();
    }

    static Ran run(List<String> words) {
        return run(new StringWriter(), words);
    }

    static Ran run(StringWriter out, List<String> words) {
        StringWriter err = new StringWriter();
        int code = Launcher.run(
                new LabCommand(), new PrintWriter(out, true), new PrintWriter(err, true), words.toArray(String[]::new));
        return new Ran(code, out.toString(), err.toString());
    }

    static Ran whole(List<String> search, Path out, String... more) {
        return whole(new StringWriter(), search, out, more);
    }

    static Ran whole(StringWriter screen, List<String> search, Path out, String... more) {
        Ran ran = run(screen, words(search, out, more));
        assertEquals(0, ran.code(), ran.out() + ran.err());
        return ran;
    }

    private static List<List<String>> rows(Path out) throws IOException {
        return Files.readAllLines(out.resolve("search.csv")).stream()
                .map(line -> List.of(line.split(",", -1)))
                .toList();
    }

    /** The table but for times, hosts and the run's name, its header included. */
    static String table(Path out) throws IOException {
        List<List<String>> rows = rows(out);
        StringBuilder table = new StringBuilder();
        for (List<String> row : rows) {
            List<String> kept = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                if (!NOT_COMPARED.contains(rows.get(0).get(i))) {
                    kept.add(row.get(i));
                }
            }
            table.append(String.join(",", kept)).append('\n');
        }
        return table.toString();
    }

    /** Where trials were trained. */
    static Set<String> hosts(Path out) throws IOException {
        List<List<String>> rows = rows(out);
        int host = rows.get(0).indexOf("host");
        return rows.stream().skip(1).map(row -> row.get(host)).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Validation accuracies in percent, by the numbers of the trials. */
    static Map<String, Double> accuracies(Path out) throws IOException {
        List<List<String>> rows = rows(out);
        int trial = rows.get(0).indexOf("trial");
        int accuracy = rows.get(0).indexOf("best_val_acc_pct");
        return rows.stream()
                .skip(1)
                .collect(Collectors.toMap(row -> row.get(trial), row -> Double.valueOf(row.get(accuracy))));
    }

    /** The weights of the best trial. */
    static byte[] weights(Path out) throws IOException {
        try (Stream<Path> files = Files.walk(out)) {
            return Files.readAllBytes(files.filter(file -> file.toString().endsWith(".safetensors"))
                    .findFirst()
                    .orElseThrow());
        }
    }
}
