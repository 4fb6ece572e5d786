package backproplab.experiments.cli;

import backproplab.datasets.Dataset;
import backproplab.experiments.results.ComparisonRow;
import backproplab.experiments.train.Evaluation;
import backproplab.experiments.train.RunResult;
import backproplab.experiments.train.RunStatus;
import backproplab.files.table.Cells;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a reader of the table must know of its trainings: that some diverged, or ended no better than chance. */
final class Doubts {
    private static final int STANDARD_ERRORS = 2;

    private final int images;
    private final double largestClass;

    private Doubts(int[] labels, int classes) {
        images = labels.length;
        int[] counts = new int[classes];
        Arrays.stream(labels).forEach(label -> counts[label]++);
        largestClass = Arrays.stream(counts).max().orElse(0) / (double) Math.max(1, images);
    }

    /** A line for each row and kind of trouble, and what to try. */
    static List<String> of(List<ComparisonRow> rows, Dataset test) {
        Doubts doubts = new Doubts(test.labels(), test.classes());
        List<String> lines = new ArrayList<>();
        for (ComparisonRow row : rows) {
            Map<String, List<String>> engines = new LinkedHashMap<>();
            row.results().forEach((kind, result) -> doubts.what(result)
                    .ifPresent(what -> engines.computeIfAbsent(what, key -> new ArrayList<>())
                            .add(kind.token())));
            engines.forEach((what, kinds) -> lines.add(line(row, String.join(", ", kinds), what)));
        }
        return lines;
    }

    private static String line(ComparisonRow row, String engines, String what) {
        return row.plan().token() + " with seed " + row.seed() + " on " + engines + " " + what
                + " Try a smaller --lr than "
                + Cells.exact(row.plan().recipe().loop().learningRate()) + ".";
    }

    private Optional<String> what(RunResult result) {
        if (result.status() == RunStatus.DIVERGED) {
            return Optional.of("diverged.");
        }
        return result.test()
                .filter(this::byChance)
                .map(test -> constant(test)
                        ? "gives every test image the same class: it has learned nothing."
                        : "is no better than chance: it has learned nothing yet.");
    }

    private static boolean constant(Evaluation test) {
        return Arrays.stream(test.predictions()).distinct().count() == 1;
    }

    /** As if the largest class had been named for every image, within the error of so few images. */
    private boolean byChance(Evaluation test) {
        double error = Math.sqrt(largestClass * (1 - largestClass) / images);
        boolean low = test.accuracyPct() <= 100 * (largestClass + STANDARD_ERRORS * error);
        // Where all images are of one class there is nothing to learn.
        return largestClass < 1 && (low || constant(test));
    }
}
