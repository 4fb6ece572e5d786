package backproplab.report.section.engines;

import backproplab.report.chart.StairChart;
import backproplab.report.chart.StairChart.Step;
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
import backproplab.report.section.FileName;
import backproplab.report.section.Headline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Ladder: from textbook loops to threads, what each rung won. */
public final class LadderStairs {
    private static final List<String> COLUMNS = List.of(
            "model",
            "batch_size",
            "rung",
            "backend",
            "threads",
            "steps",
            "ms_per_step",
            "images_per_s",
            "speedup_over_previous",
            "speedup_over_first",
            "gflops",
            "percent_of_peak",
            "status");

    private LadderStairs() {}

    private record Place(String model, String batch) {
        String name() {
            return model + ", batches of " + batch;
        }
    }

    /**
     * The answer.
     *
     * @param run the run
     * @return how much was won
     */
    public static Headline headline(Run run) {
        Spread ours = speedups(run, false);
        Spread theirs = speedups(run, true);
        if (!ours.known()) {
            return new Headline(
                    theirs.known() ? "Only Deeplearning4j's rung was timed." : "No rung was timed.", "", List.of());
        }
        String won = Digits.range(Digits.factor(ours.low()), Digits.factor(ours.high()));
        String sentence =
                "From " + first(run) + " to the fastest rung by hand a training step became " + won + " times as fast";
        List<Page.Tile> tiles = new ArrayList<>();
        tiles.add(new Page.Tile(won + "×", "by hand over the first rung"));
        if (theirs.known()) {
            String other = Digits.range(Digits.factor(theirs.low()), Digits.factor(theirs.high()));
            sentence += "; Deeplearning4j is " + other + " times as fast as the first rung";
            tiles.add(new Page.Tile(other + "×", "Deeplearning4j over the first rung"));
        }
        Spread peak = Spread.of(run.table("speed.csv").rows().stream()
                .map(row -> row.number("percent_of_peak"))
                .toList());
        if (peak.known()) {
            tiles.add(new Page.Tile(Digits.fixed(peak.high(), 0) + " %", "of the processor's peak at most"));
        }
        return new Headline(
                sentence + ".", "Medians over timed steps, one rung after the other in one process.", tiles);
    }

    /** What the others are compared with: of each network and batch size the first rung that was timed. */
    private static String first(Run run) {
        List<String> rungs = places(run).values().stream()
                .flatMap(table -> table.rows().stream()
                        .filter(row -> row.number("speedup_over_first") > 0)
                        .limit(1))
                .map(row -> row.text("rung"))
                .distinct()
                .toList();
        if (rungs.size() > 1) {
            return "the first rung that was timed";
        }
        return rungs.get(0).equals("loops-double") ? "the textbook's loops" : "the rung " + EngineName.of(rungs.get(0));
    }

    /** Best of each network and batch size. */
    private static Spread speedups(Run run, boolean dl4j) {
        List<Double> best = new ArrayList<>();
        places(run)
                .values()
                .forEach(table -> best.add(Spread.of(table.rows().stream()
                                .filter(row -> row.text("rung").equals(EngineName.DL4J) == dl4j)
                                .map(row -> row.number("speedup_over_first"))
                                .toList())
                        .high()));
        return Spread.of(best);
    }

    private static java.util.Map<Place, Table> places(Run run) {
        return run.table("speed.csv").by(row -> new Place(row.text("model"), row.cell("batch_size")));
    }

    /**
     * The section.
     *
     * @param run the run
     * @return the section; empty if the run has nothing of it
     */
    public static Optional<Section> of(Run run) {
        List<Figure> figures = new ArrayList<>();
        places(run).forEach((place, table) -> figure(place, table).ifPresent(figures::add));
        return figures.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section(
                        "ladder",
                        "What each rung won",
                        "Each step begins where the one above ended; its length is the factor that it won, on a log axis. Below it: that factor, images per second, and the share of the peak that the processor's multipliers could do on all threads. Deeplearning4j begins at the first rung.",
                        List.of(new Block.Figures(figures))));
    }

    private static Optional<Figure> figure(Place place, Table table) {
        List<Step> steps = new ArrayList<>();
        double before = 1;
        double best = 0;
        String most = "";
        for (Table.Row row : table.rows()) {
            double to = row.number("speedup_over_first");
            if (!(to > 0)) {
                continue;
            }
            boolean dl4j = row.text("rung").equals(EngineName.DL4J);
            double from = dl4j ? 1 : before;
            double won = to / from;
            steps.add(new Step(
                    EngineName.ink(dl4j ? EngineName.DL4J : EngineName.MANUAL),
                    dl4j ? EngineName.of(EngineName.DL4J) : row.text("rung"),
                    from,
                    to,
                    label(row, won)));
            if (!dl4j) {
                before = to;
                if (won > best && steps.size() > 1) {
                    best = won;
                    most = row.text("rung");
                }
            }
        }
        String title =
                place.name() + (most.isEmpty() ? "" : ": " + most + " wins most, " + Digits.factor(best) + " times");
        return Figure.of(
                "ladder-" + FileName.of(place.name()),
                title,
                new StairChart(steps, "times as fast as the first rung").draw(),
                Grid.of(place.name(), table, COLUMNS));
    }

    private static String label(Table.Row row, double won) {
        String peak = Double.isFinite(row.number("percent_of_peak"))
                ? ", " + Digits.fixed(row.number("percent_of_peak"), 0) + " % of peak"
                : "";
        return "×" + Digits.fixed(won, won < 10 ? 2 : 1) + ", " + Digits.rounded(row.number("images_per_s"))
                + " images/s" + peak;
    }
}
