package backproplab.report.section.search;

import backproplab.report.chart.Dimension;
import backproplab.report.chart.Drawing;
import backproplab.report.chart.Ink;
import backproplab.report.chart.ParallelChart;
import backproplab.report.chart.ScatterChart;
import backproplab.report.page.Block;
import backproplab.report.page.Figure;
import backproplab.report.page.Grid;
import backproplab.report.page.Page;
import backproplab.report.page.Section;
import backproplab.report.run.Run;
import backproplab.report.run.Table;
import backproplab.report.section.Digits;
import backproplab.report.section.FileName;
import backproplab.report.section.Headline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A search: its best trial, all trials by rank, and how each option and the accuracy go together. */
public final class SearchPage {
    private static final String AXIS = "best validation accuracy, %";
    private static final String WITHOUT = "no accuracy:";
    private static final int BEST = 3;

    private final SearchTrials trials;

    private SearchPage(Run run) {
        trials = SearchTrials.of(run);
    }

    /**
     * The answer.
     *
     * @param run the run
     * @return the best trial
     */
    public static Headline headline(Run run) {
        SearchTrials trials = SearchTrials.of(run);
        List<Table.Row> finished = trials.finished();
        if (finished.isEmpty()) {
            return new Headline("No trial of " + trials.table().rows().size() + " came to an accuracy.", "", List.of());
        }
        Table.Row best = finished.get(0);
        String count = String.valueOf(trials.table().rows().size());
        List<String> values = trials.options().stream()
                .map(option -> option + " " + best.text(option))
                .toList();
        String test = Double.isFinite(best.number("test_acc_pct"))
                ? ", and " + Digits.percent(best.number("test_acc_pct")) + " % on the test set"
                : "";
        List<Page.Tile> tiles = new ArrayList<>();
        tiles.add(new Page.Tile(Digits.percent(SearchTrials.accuracy(best)) + " %", "best validation accuracy"));
        if (!test.isEmpty()) {
            tiles.add(new Page.Tile(
                    Digits.percent(best.number("test_acc_pct")) + " %", "its test accuracy, looked at once"));
        }
        tiles.add(new Page.Tile(count, "trials"));
        int without = trials.table().rows().size() - finished.size();
        if (without > 0) {
            tiles.add(new Page.Tile(String.valueOf(without), "trials without an accuracy"));
        }
        return new Headline(
                "The best of " + count + " trials has " + String.join(", ", values) + ": "
                        + Digits.percent(SearchTrials.accuracy(best)) + " % of the validation images" + test + ".",
                "One seed each. The best of many trials looks better on the validation part than it is; the test set does not know of the choice.",
                tiles);
    }

    /**
     * The sections.
     *
     * @param run the run
     * @return those that it has something of
     */
    public static List<Section> of(Run run) {
        SearchPage page = new SearchPage(run);
        return page.trials.table().isEmpty() ? List.of() : List.of(page.ranks(), page.options());
    }

    private Section ranks() {
        List<Table.Row> rows = trials.table().rows();
        List<Figure> figures = new ArrayList<>();
        Dimension rank =
                new Dimension("rank", rows.stream().map(row -> row.cell("rank")).toList());
        Figure.of(
                        "search-ranks",
                        "All trials, the best first",
                        scatter(rank, rows),
                        Grid.of("Trials", trials.table(), columns()))
                .ifPresent(figures::add);
        List<Figure> wide = new ArrayList<>();
        List<Table.Row> finished = trials.finished();
        List<Dimension> dimensions = new ArrayList<>(trials.varying(finished));
        dimensions.add(new Dimension(
                "accuracy, %",
                finished.stream().map(row -> row.cell("best_val_acc_pct")).toList()));
        ParallelChart parallel = new ParallelChart(
                dimensions,
                finished.stream().map(trials::words).toList(),
                IntStream.range(0, finished.size()).mapToObj(i -> i < BEST).toList());
        Figure.of(
                        "search-parallel",
                        "Each line is a trial; thick: the best " + Math.min(BEST, finished.size()),
                        parallel.draw(),
                        new Grid("", List.of(), List.of(), "", 0))
                .ifPresent(wide::add);
        return new Section(
                "trials",
                "The trials",
                "Blue circles trained all epochs, green triangles stopped early, orange squares diverged or failed. The accuracy is that of the best epoch on the validation part.",
                List.of(
                        new Block.Figures(figures, Block.Layout.EVEN),
                        new Block.Figures(wide, Block.Layout.WIDE),
                        Grid.of("Every trial", trials.table(), columns())));
    }

    private List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("rank", "trial"));
        columns.addAll(trials.options());
        columns.addAll(List.of(
                "epochs_run",
                "best_epoch",
                "best_val_acc_pct",
                "val_loss",
                "train_acc_pct",
                "test_acc_pct",
                "train_s",
                "status"));
        return columns;
    }

    private Optional<Drawing> scatter(Dimension dimension, List<Table.Row> rows) {
        List<Double> values = rows.stream().map(SearchTrials::accuracy).toList();
        List<Ink> inks = rows.stream().map(SearchTrials::ink).toList();
        return new ScatterChart(
                        dimension,
                        AXIS,
                        values,
                        rows.stream().map(trials::words).toList(),
                        inks)
                .draw(WITHOUT);
    }

    private Section options() {
        List<Table.Row> rows = trials.table().rows();
        List<Figure> figures = new ArrayList<>();
        for (Dimension dimension : trials.varying(rows)) {
            Figure.of(
                            "search-" + FileName.of(dimension.title()),
                            dimension.title() + " against accuracy",
                            scatter(dimension, rows),
                            new Grid("", List.of(), List.of(), "", 0))
                    .ifPresent(figures::add);
        }
        List<Block> blocks = new ArrayList<>();
        if (figures.isEmpty()) {
            blocks.add(new Block.Prose("Every option had one value only."));
        } else {
            blocks.add(new Block.Figures(figures));
            blocks.addAll(Importance.of(trials).blocks());
        }
        return new Section("options", "What each option has to do with it", "", blocks);
    }
}
