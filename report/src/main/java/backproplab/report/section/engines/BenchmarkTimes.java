package backproplab.report.section.engines;

import backproplab.report.chart.BarChart;
import backproplab.report.chart.BarChart.Bar;
import backproplab.report.chart.BarChart.Group;
import backproplab.report.page.Block;
import backproplab.report.page.Figure;
import backproplab.report.page.Grid;
import backproplab.report.page.Page;
import backproplab.report.page.Section;
import backproplab.report.run.Run;
import backproplab.report.run.Spread;
import backproplab.report.run.Table;
import backproplab.report.section.Digits;
import backproplab.report.section.EngineName;
import backproplab.report.section.Headline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The benchmarks: milliseconds of the same work in each engine. */
public final class BenchmarkTimes {
    private static final List<String> FILES = List.of("speed-steps.csv", "speed-latency.csv");
    private static final String SPEEDUP = "speedup_manual_over_dl4j";

    private BenchmarkTimes() {}

    /**
     * The answer.
     *
     * @param run the run
     * @return who is faster
     */
    public static Headline headline(Run run) {
        Spread speed = Spread.of(run.table("speed-steps.csv").rows().stream()
                .filter(row -> row.text("engine").equals(EngineName.MANUAL))
                .map(row -> row.number(SPEEDUP))
                .toList());
        if (!speed.known()) {
            return new Headline("How long the same work takes in each engine", "", List.of());
        }
        String range = Digits.range(Digits.factor(speed.low()), Digits.factor(speed.high()));
        return new Headline(
                "A training step by hand is " + range + " times as fast as in Deeplearning4j.",
                "Medians of JMH; Deeplearning4j with the threads and settings that suit it best.",
                List.of(new Page.Tile(range + "×", "as fast by hand as in Deeplearning4j")));
    }

    /**
     * The section.
     *
     * @param run the run
     * @return the section; empty if the run has nothing of it
     */
    public static Optional<Section> of(Run run) {
        List<Figure> figures = new ArrayList<>();
        for (String file : FILES) {
            Table table = run.table(file);
            List<Group> groups = new ArrayList<>();
            table.by(row -> (row.text("benchmark") + " " + row.text("params") + row.text("workload")).strip())
                    .forEach((name, rows) -> groups.add(new Group(name, bars(rows))));
            Figure.of(
                            file.replace(".csv", ""),
                            file.replace(".csv", "").replace("speed-", "")
                                    + ": milliseconds, the slowest of each is 1.00",
                            new BarChart(groups, false).draw(),
                            Grid.of(file, table, table.header()))
                    .ifPresent(figures::add);
        }
        ofPeak("matmul", run.table("speed-matmul.csv")).ifPresent(figures::add);
        ofPeak("tiles", run.table("speed-tiles.csv")).ifPresent(figures::add);
        return figures.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section(
                        "benchmarks",
                        "How long the same work takes",
                        "Medians. Behind each number its share of the slowest.",
                        List.of(new Block.Figures(figures, Block.Layout.UNEVEN))));
    }

    /** Products, and the tiles that they are made of, are measured in one engine: what they are to be compared with is the peak. */
    private static Optional<Figure> ofPeak(String name, Table table) {
        List<Group> groups = new ArrayList<>();
        table.by(row -> row.text("params").replaceFirst(" .*", ""))
                .forEach((workload, rows) -> groups.add(new Group(
                        workload,
                        rows.rows().stream()
                                .map(row -> new Bar(
                                        EngineName.ink(row.text("engine")),
                                        row.text("benchmark"),
                                        row.number("percent_of_peak"),
                                        Digits.fixed(row.number("percent_of_peak"), 0) + " %, "
                                                + Digits.three(row.number("ms_median")) + " ms",
                                        Double.NaN,
                                        Double.NaN))
                                .toList())));
        return Figure.of(
                "speed-" + name,
                name + ": percent of the processor's peak",
                new BarChart(groups, true).draw(),
                Grid.of(table.file(), table, table.header()));
    }

    private static List<Bar> bars(Table rows) {
        double largest = rows.rows().stream()
                .mapToDouble(row -> row.number("ms_median"))
                .filter(Double::isFinite)
                .max()
                .orElse(Double.NaN);
        return rows.rows().stream()
                .map(row -> new Bar(
                        EngineName.ink(row.text("engine")),
                        EngineName.of(row.text("engine")),
                        row.number("ms_median"),
                        Digits.three(row.number("ms_median")) + " ms ("
                                + Digits.fixed(row.number("ms_median") / largest, 2) + ")",
                        Double.NaN,
                        Double.NaN))
                .toList();
    }
}
