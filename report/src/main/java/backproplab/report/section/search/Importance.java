package backproplab.report.section.search;

import backproplab.report.chart.BarChart;
import backproplab.report.chart.BarChart.Bar;
import backproplab.report.chart.BarChart.Group;
import backproplab.report.chart.Dimension;
import backproplab.report.chart.Ink;
import backproplab.report.page.Block;
import backproplab.report.page.Figure;
import backproplab.report.page.Grid;
import backproplab.report.run.Table;
import backproplab.report.section.Digits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How much each option tells about the accuracy: the correlation ratio of the accuracy's ranks. Trials are put into groups of like values of
 * the option, numbers into three of equal size, words by word; the ratio is the variance of the groups' mean ranks over the variance of all
 * ranks, 0 to 1. Ranks make one diverging trial no more than the worst one. Three groups of n trials have by chance alone a ratio of about
 * 2 / (n - 1).
 *
 * @param shares by option
 * @param trials how many trials
 */
record Importance(Map<String, Double> shares, int trials) {
    /** With fewer trials nothing is said. */
    static final int LEAST = 20;

    private static final int GROUPS = 3;

    static Importance of(SearchTrials trials) {
        List<Table.Row> rows = trials.finished();
        double[] ranks = ranks(rows.stream().map(SearchTrials::accuracy).toList());
        Map<String, Double> shares = new LinkedHashMap<>();
        for (Dimension dimension : trials.varying(rows)) {
            shares.put(dimension.title(), ratio(groups(dimension), ranks));
        }
        return new Importance(shares, rows.size());
    }

    /** Equal values share the mean of their places. */
    static double[] ranks(List<Double> values) {
        double[] ranks = new double[values.size()];
        for (int i = 0; i < ranks.length; i++) {
            double value = values.get(i);
            long below = values.stream().filter(other -> other < value).count();
            long equal = values.stream().filter(other -> other == value).count();
            ranks[i] = below + (equal - 1) / 2.0;
        }
        return ranks;
    }

    /** For each trial the number of its group. */
    private static int[] groups(Dimension dimension) {
        if (!dimension.numeric()) {
            return dimension.values().stream()
                    .mapToInt(dimension.words()::indexOf)
                    .toArray();
        }
        double[] places = ranks(dimension.values().stream().map(Double::valueOf).toList());
        return Arrays.stream(places)
                .mapToInt(place -> (int) Math.min(GROUPS - 1, place * GROUPS / places.length))
                .toArray();
    }

    /** The correlation ratio: variance between groups over all variance. */
    static double ratio(int[] groups, double[] ranks) {
        double mean = Arrays.stream(ranks).average().orElse(0);
        double all =
                Arrays.stream(ranks).map(rank -> (rank - mean) * (rank - mean)).sum();
        double between = 0;
        for (int group : Arrays.stream(groups).distinct().toArray()) {
            double sum = 0;
            int count = 0;
            for (int i = 0; i < groups.length; i++) {
                if (groups[i] == group) {
                    sum += ranks[i];
                    count++;
                }
            }
            between += count * Math.pow(sum / count - mean, 2);
        }
        return all > 0 ? between / all : 0;
    }

    List<Block> blocks() {
        if (trials < LEAST) {
            return List.of(new Block.Note("Which option matters most is not said: " + trials
                    + " trials with an accuracy are too few, " + LEAST + " are the least."));
        }
        List<Bar> bars = new ArrayList<>();
        shares.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .forEach(entry -> bars.add(new Bar(
                        new Ink(0),
                        entry.getKey(),
                        entry.getValue(),
                        Digits.fixed(100 * entry.getValue(), 0) + " %",
                        Double.NaN,
                        Double.NaN)));
        double chance = 100.0 * (GROUPS - 1) / (trials - 1);
        Optional<Figure> figure = Figure.of(
                "search-importance",
                "How much each option alone tells about the accuracy",
                new BarChart(List.of(new Group("", bars)), false).draw(),
                new Grid("", List.of(), List.of(), "", 0));
        return List.of(
                new Block.Figures(figure.stream().toList()),
                new Block.Prose(
                        "Share of the variance of the accuracies' ranks that lies between groups of trials with like values of the option: three groups of equal size for numbers, one for each word. By chance alone three groups of "
                                + trials + " trials would have about " + Digits.fixed(chance, 0) + " %."));
    }
}
