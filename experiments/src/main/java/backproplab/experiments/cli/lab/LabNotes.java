package backproplab.experiments.cli.lab;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.results.LabTables;
import backproplab.files.table.Cells;
import backproplab.files.table.ScreenTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;

/** What Lab show says below the tables: where our epochs are furthest from the published ones, and what is known of the reasons. */
final class LabNotes {
    private static final String ACCURACY = "_val_acc_pct";

    private static final ScreenTable<Distance> CURVES = new ScreenTable<Distance>()
            .left("experiment | variant", Distance::name)
            .left("engine", Distance::engine)
            .right("epoch", Distance::epoch)
            .right("published", each -> Cells.number(each.publishedLast(), 2))
            .right("ours", each -> Cells.number(each.last(), 2))
            .right("difference", each -> signed(each.last() - each.publishedLast()))
            .right("best publ.", each -> Cells.number(each.publishedBest(), 2))
            .right("ours", each -> Cells.number(each.best(), 2))
            .right("difference", each -> signed(each.best() - each.publishedBest()));

    private LabNotes() {}

    /** A published training beside ours: validation accuracy after the last epoch that both have, and the best. */
    private record Distance(
            String name,
            String engine,
            String epoch,
            double publishedLast,
            double last,
            double publishedBest,
            double best) {
        double size() {
            return Math.abs(last - publishedLast);
        }
    }

    /** What is below the tables, in lines of at most so many characters. */
    static void print(LabTables tables, int width, Consumer<String> line) {
        Map<String, String> smaller = smaller(tables);
        if (!smaller.isEmpty()) {
            line.accept("");
            smaller.forEach((name, rule) -> line.accept(name + ": not comparable with what is published; " + rule));
        }
        List<Distance> distances = distances(tables).stream()
                .filter(each -> !smaller.containsKey(each.name()))
                .toList();
        if (!distances.isEmpty()) {
            line.accept("");
            line.accept(
                    "Validation accuracy beside published epochs, the furthest apart first (every epoch: curves.csv)");
            CURVES.lines(distances, width).forEach(line);
        }
        Set<String> notes = new LinkedHashSet<>();
        tables.reproduction().stream()
                .filter(row -> !row.get("note").isEmpty())
                .forEach(row -> notes.add(LabReportTable.name(row) + ": " + row.get("note")));
        if (!notes.isEmpty()) {
            line.accept("");
            notes.forEach(line);
        }
    }

    /** What ran on less data or for fewer epochs, of which being far from what is published says nothing. */
    private static Map<String, String> smaller(LabTables tables) {
        Map<String, String> rules = new LinkedHashMap<>();
        tables.reproduction().stream()
                .filter(row -> !row.get("published").isEmpty())
                .filter(row -> row.get("rule").startsWith(row.get("preset") + ":"))
                .forEach(row -> rules.put(LabReportTable.name(row), row.get("rule")));
        return rules;
    }

    private static List<Distance> distances(LabTables tables) {
        Map<String, List<Map<String, String>>> curves = new LinkedHashMap<>();
        for (Map<String, String> row : tables.curves()) {
            curves.computeIfAbsent(LabReportTable.name(row), name -> new ArrayList<>())
                    .add(row);
        }
        List<Distance> distances = new ArrayList<>();
        curves.forEach((name, rows) -> {
            for (EngineKind kind : EngineKind.compared()) {
                String engine = kind.column();
                rows.stream()
                        .filter(row -> !row.get("published" + ACCURACY).isEmpty()
                                && !row.get(engine + ACCURACY).isEmpty())
                        .reduce((earlier, later) -> later)
                        .ifPresent(last -> distances.add(new Distance(
                                name,
                                engine,
                                last.get("epoch"),
                                number(last, "published"),
                                number(last, engine),
                                best(rows, "published"),
                                best(rows, engine))));
            }
        });
        distances.sort(Comparator.comparingDouble(Distance::size).reversed());
        return distances;
    }

    private static double number(Map<String, String> row, String whose) {
        return Double.parseDouble(row.get(whose + ACCURACY));
    }

    private static double best(List<Map<String, String>> rows, String whose) {
        OptionalDouble best = rows.stream()
                .filter(row -> !row.get(whose + ACCURACY).isEmpty())
                .mapToDouble(row -> number(row, whose))
                .max();
        return best.orElse(Double.NaN);
    }

    private static String signed(double value) {
        return String.format(Locale.ROOT, "%+.2f", value);
    }
}
