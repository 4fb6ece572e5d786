package backproplab.report.section.task;

import backproplab.report.chart.HeatMap;
import backproplab.report.page.Block;
import backproplab.report.page.Figure;
import backproplab.report.page.Grid;
import backproplab.report.page.Section;
import backproplab.report.run.NetworkKey;
import backproplab.report.run.Run;
import backproplab.report.run.Table;
import backproplab.report.section.EngineName;
import backproplab.report.section.FileName;
import backproplab.report.section.NetworkNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which class was taken for which, by each engine, and where the engines differ. Seeds are added up. */
public final class Confusions {
    private static final List<String> COLUMNS =
            List.of("model", "variant", "engine", "seed", "class", "predicted", "images");
    private static final int MOST_CLASSES = 100;

    private Confusions() {}

    /**
     * The section.
     *
     * @param run the run
     * @return the section; empty if the run has nothing of it
     */
    public static Optional<Section> of(Run run) {
        Map<NetworkKey, Table> networks = run.table("confusion.csv").by(NetworkKey::of);
        boolean single = networks.values().stream()
                .allMatch(table -> table.by(row -> row.text("engine")).size() == 1);
        Map<NetworkKey, String> names = NetworkNames.apart(networks.keySet(), NetworkKey::name);
        Map<NetworkKey, String> headings =
                NetworkNames.apart(networks.keySet(), key -> key.name() + " on " + key.dataset());
        List<Block> blocks = new ArrayList<>();
        List<Figure> together = new ArrayList<>();
        networks.forEach((key, table) -> {
            List<Figure> figures = figures(key, table, names.get(key), single);
            if (single) {
                together.addAll(figures);
            } else if (!figures.isEmpty()) {
                blocks.add(new Block.Heading(headings.get(key)));
                blocks.add(new Block.Figures(figures));
            }
        });
        if (!together.isEmpty()) {
            blocks.add(new Block.Figures(together));
        }
        return blocks.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section(
                        "confusion",
                        "What is taken for what",
                        "Each field counts test images. Blue, on the diagonal: recognised. Orange: mistakes, the stronger the more often.",
                        blocks));
    }

    private static List<Figure> figures(NetworkKey key, Table table, String network, boolean single) {
        Set<String> found = new LinkedHashSet<>();
        table.rows().forEach(row -> found.add(row.text("class")));
        table.rows().forEach(row -> found.add(row.text("predicted")));
        List<String> names = List.copyOf(found);
        if (names.size() > MOST_CLASSES) {
            return List.of();
        }
        Map<String, int[][]> counts = new LinkedHashMap<>();
        Map<String, Table> engines = table.by(row -> row.text("engine"));
        engines.forEach((engine, rows) -> counts.put(engine, counts(names, rows)));
        List<Figure> figures = new ArrayList<>();
        counts.forEach((engine, matrix) -> {
            HeatMap map = new HeatMap(names, matrix, shares(matrix), "class", "taken for", false);
            Grid numbers =
                    Grid.of("Confusion of " + network + " " + EngineName.of(engine), engines.get(engine), COLUMNS);
            Figure.of(
                            FileName.of(key) + "-confusion-" + FileName.of(engine),
                            title(
                                    single ? network + " " + EngineName.of(engine) : capital(EngineName.of(engine)),
                                    names,
                                    matrix),
                            Optional.of(map.draw()),
                            numbers)
                    .ifPresent(figures::add);
        });
        int[][] ours = counts.get(EngineName.MANUAL);
        int[][] theirs = counts.get(EngineName.DL4J);
        if (ours != null && theirs != null) {
            figures.add(difference(key, network, names, ours, theirs, table));
        }
        return figures;
    }

    private static int[][] counts(List<String> names, Table rows) {
        int[][] counts = new int[names.size()][names.size()];
        for (Table.Row row : rows.rows()) {
            double images = row.number("images");
            counts[names.indexOf(row.text("class"))][names.indexOf(row.text("predicted"))] +=
                    Double.isFinite(images) ? (int) images : 0;
        }
        return counts;
    }

    /** Square roots make rare mistakes visible. */
    private static double[][] shares(int[][] counts) {
        double[][] shares = new double[counts.length][counts.length];
        for (int row = 0; row < counts.length; row++) {
            double all = Math.max(1, java.util.Arrays.stream(counts[row]).sum());
            for (int column = 0; column < counts.length; column++) {
                double share = counts[row][column] / all;
                shares[row][column] = row == column ? 0.8 * share : Math.min(0.9, 1.3 * Math.sqrt(share));
            }
        }
        return shares;
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static String title(String who, List<String> names, int[][] counts) {
        int row = 0;
        int column = 0;
        int most = 0;
        for (int i = 0; i < counts.length; i++) {
            for (int j = 0; j < counts.length; j++) {
                if (i != j && counts[i][j] > most) {
                    most = counts[i][j];
                    row = i;
                    column = j;
                }
            }
        }
        return most == 0
                ? who + ": no mistake"
                : who + ": most often " + names.get(row) + " is taken for " + names.get(column)
                        + String.format(Locale.ROOT, " (%,d images)", most);
    }

    private static Figure difference(
            NetworkKey key, String network, List<String> names, int[][] ours, int[][] theirs, Table table) {
        int[][] counts = new int[names.size()][names.size()];
        int largest = 1;
        for (int row = 0; row < counts.length; row++) {
            for (int column = 0; column < counts.length; column++) {
                counts[row][column] = theirs[row][column] - ours[row][column];
                largest = Math.max(largest, Math.abs(counts[row][column]));
            }
        }
        double[][] shares = new double[names.size()][names.size()];
        for (int row = 0; row < counts.length; row++) {
            for (int column = 0; column < counts.length; column++) {
                shares[row][column] = 0.75 * Math.abs(counts[row][column]) / largest;
            }
        }
        HeatMap map = new HeatMap(names, counts, shares, "class", "taken for", true);
        return new Figure(
                FileName.of(key) + "-confusion-difference",
                "Difference: orange more often in Deeplearning4j, blue more often by hand",
                List.of(new Figure.View("", "", "", map.draw())),
                Grid.of("Confusion of " + network, table, COLUMNS));
    }
}
