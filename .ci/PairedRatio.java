import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The ratio of training seconds with and without an option, over pairs of runs.
 *
 * <p>{@code java .ci/PairedRatio.java OPTION FOLDER PAIRS} reads the epochs of the runs {@code FOLDER/with-N} and {@code FOLDER/without-N}. The mean
 * of the logarithms of the ratios and its Student interval become a ratio again: the geometric mean, with a 95 % interval.
 */
final class PairedRatio {
    private static final String ALL = "all";
    private static final String ENGINE = "engine";
    private static final String SECONDS = "train_s";
    /** A comma with an even number of quotes behind it. */
    private static final String BETWEEN_CELLS = ",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)";
    /** Quantiles 0.975 of Student's t for 1, 2, ... degrees of freedom (NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2). */
    private static final double[] T = {
        12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093
    };

    private PairedRatio() {}

    public static void main(String[] words) throws IOException {
        Path folder = Path.of(words[1]);
        int pairs = Integer.parseInt(words[2]);
        Map<String, List<Double>> logs = new LinkedHashMap<>();
        for (int pair = 1; pair <= pairs; pair++) {
            Map<String, Double> with = seconds(folder.resolve("with-" + pair));
            Map<String, Double> without = seconds(folder.resolve("without-" + pair));
            StringBuilder line = new StringBuilder("pair " + pair + ":");
            with.forEach((engine, time) -> {
                double ratio = time / without.get(engine);
                logs.computeIfAbsent(engine, any -> new ArrayList<>()).add(Math.log(ratio));
                line.append(String.format(Locale.ROOT, "  %s %.2f s / %.2f s = %.4f", engine, time, without.get(engine), ratio));
            });
            System.out.println(line);
        }
        if (pairs > 1 && pairs <= T.length + 1) {
            logs.forEach((engine, each) -> System.out.println(verdict(words[0], engine, each)));
        }
    }

    private static String verdict(String option, String engine, List<Double> logs) {
        int n = logs.size();
        double mean = logs.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        double squares = logs.stream().mapToDouble(log -> (log - mean) * (log - mean)).sum();
        double half = T[n - 2] * Math.sqrt(squares / (n - 1) / n);
        return String.format(
                Locale.ROOT,
                "%s, %s: training seconds with / without %.4f, 95 %% interval %.4f to %.4f (%d pairs)",
                option,
                engine,
                Math.exp(mean),
                Math.exp(mean - half),
                Math.exp(mean + half),
                n);
    }

    /** Training seconds of every engine, and of all. */
    private static Map<String, Double> seconds(Path out) throws IOException {
        Path epochs;
        try (Stream<Path> files = Files.list(out)) {
            epochs = files.filter(path -> path.toString().endsWith("-epochs.csv")).findFirst().orElseThrow();
        }
        Map<String, Double> seconds = new LinkedHashMap<>();
        List<String> header = List.of();
        for (String line : Files.readAllLines(epochs)) {
            List<String> cells = List.of(line.split(BETWEEN_CELLS, -1));
            if (header.isEmpty()) {
                header = cells;
                continue;
            }
            double time = Double.parseDouble(cells.get(header.indexOf(SECONDS)));
            seconds.merge(cells.get(header.indexOf(ENGINE)), time, Double::sum);
            seconds.merge(ALL, time, Double::sum);
        }
        return seconds;
    }
}
