package backproplab.report.section.lab;

import backproplab.report.chart.Drawing;
import backproplab.report.chart.Ink;
import backproplab.report.chart.IntervalChart;
import backproplab.report.chart.IntervalChart.Dot;
import backproplab.report.page.Block;
import backproplab.report.page.Figure;
import backproplab.report.page.Grid;
import backproplab.report.page.Section;
import backproplab.report.run.Run;
import backproplab.report.run.Table;
import backproplab.report.section.EngineName;
import backproplab.report.section.FileName;
import backproplab.report.section.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the reports claim as a forest plot: the effect with its interval; coloured only where it survives the correction. */
public final class ClaimsForest {
    private static final List<String> COLUMNS = List.of(
            "claim",
            "text",
            "engine",
            "effect",
            "ci_low",
            "ci_high",
            "p",
            "p_adjusted",
            "seeds",
            "verdict",
            "seeds_needed",
            "method");
    private static final Pattern COMPARED = Pattern.compile("\\[[^\\[\\]:]+: (\\w+) of (.*)]$");
    private static final Ink HOLDS = new Ink(0);
    private static final Ink FAILS = new Ink(1);
    private static final int FEW = 14;

    private ClaimsForest() {}

    private record Group(String report, String unit) {}

    /**
     * The section.
     *
     * @param run the run
     * @return the section; empty if the run has nothing of it
     */
    public static Optional<Section> of(Run run) {
        Table claims = run.table("claims.csv");
        if (claims.isEmpty()) {
            return Optional.empty();
        }
        boolean few = claims.rows().size() <= FEW;
        boolean engines =
                claims.rows().stream().map(row -> row.text("engine")).distinct().count() > 1
                        || claims.rows().stream()
                                .noneMatch(row -> row.text("engine").equals(EngineName.MANUAL));
        List<Figure> figures = new ArrayList<>();
        claims.by(row -> new Group(
                        few
                                ? ""
                                : row.text("claim")
                                        .substring(
                                                0, Math.min(1, row.text("claim").length())),
                        Metric.differenceUnit(metric(row))))
                .forEach((group, table) -> figure(group, table, engines).ifPresent(figures::add));
        List<Block> blocks = new ArrayList<>();
        if (!figures.isEmpty()) {
            blocks.add(new Block.Figures(figures, Block.Layout.UNEVEN));
        }
        long without = claims.rows().stream()
                .filter(row -> Double.isNaN(row.number("effect")))
                .count();
        if (without > 0) {
            blocks.add(
                    new Block.Note(
                            without
                                    + (without == 1 ? " of the claims has" : " of the claims have")
                                    + " no effect to draw, since nothing was trained for them, a training failed, or the number could not be measured; the table has them all."));
        }
        blocks.add(Grid.of("Every claim", claims, COLUMNS));
        return Optional.of(new Section(
                "claims",
                "What the reports claim",
                "A dot is the effect over the seeds, its line the 95 % interval. An arrow says on which side of 0 the report expects it. Blue and orange are decided after the correction for many tests; grey is not.",
                blocks));
    }

    private static Optional<Figure> figure(Group group, Table table, boolean engines) {
        List<IntervalChart.Row> rows = table.rows().stream()
                .map(row -> new IntervalChart.Row(label(row, engines), List.of(dot(row))))
                .toList();
        List<Drawing.Key> legend = List.of(
                new Drawing.Key(HOLDS, "holds", false),
                new Drawing.Key(FAILS, "fails", false),
                new Drawing.Key(Ink.OTHERS, "not decided", false));
        long holds = table.rows().stream()
                .filter(row -> row.text("verdict").equals("holds"))
                .count();
        String title = (group.report().isEmpty() ? "" : "Report " + group.report() + ", ") + group.unit() + ": " + holds
                + " of " + table.rows().size() + (holds == 1 ? " holds" : " hold");
        return Figure.of(
                "claims-" + FileName.of(group.report() + " " + group.unit()).strip(),
                title,
                new IntervalChart(rows, "effect, " + group.unit(), true, false, false).draw(legend),
                Grid.of("Claims", table, COLUMNS));
    }

    private static String metric(Table.Row row) {
        Matcher compared = COMPARED.matcher(row.text("text"));
        return compared.find() ? compared.group(1) : "";
    }

    private static String label(Table.Row row, boolean engines) {
        String text = row.text("text");
        int bracket = text.lastIndexOf(" [");
        String sentence = bracket < 0 ? text : text.substring(0, bracket);
        return row.text("claim") + " " + direction(text) + " " + sentence
                + (engines ? " (" + EngineName.of(row.text("engine")) + ")" : "");
    }

    /** Where the report expects the effect. */
    private static String direction(String text) {
        Matcher compared = COMPARED.matcher(text);
        String rest = compared.find() ? compared.group(2) : "";
        if (rest.contains(" not higher than ") || rest.contains(" not lower than ") || rest.contains("differ")) {
            return rest.contains(" not higher than ") ? "(← or 0)" : "(0 or →)";
        }
        return rest.contains(" lower than ") ? "(←)" : rest.contains(" higher than ") ? "(→)" : "";
    }

    private static Dot dot(Table.Row row) {
        String verdict = row.text("verdict");
        Ink ink = verdict.equals("holds") ? HOLDS : verdict.equals("fails") ? FAILS : Ink.OTHERS;
        return new Dot(
                ink,
                row.number("effect"),
                row.number("ci_low"),
                row.number("ci_high"),
                row.text("claim") + ": " + row.cell("effect") + spread(row) + ", " + row.cell("seeds")
                        + (row.cell("seeds").equals("1") ? " seed, " : " seeds, ") + verdict,
                false);
    }

    /** One difference has neither an interval nor a p that says anything. */
    private static String spread(Table.Row row) {
        return row.cell("seeds").equals("1")
                ? ""
                : " (" + row.cell("ci_low") + " to " + row.cell("ci_high") + "), p " + row.cell("p");
    }
}
