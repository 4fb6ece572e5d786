package backproplab.experiments.cli.lab;

import backproplab.experiments.results.LabTables;
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
    private static final String CURVE = "%-60s %-6s %5s %10s %10s %10s  %10s %10s %10s";
    private static final String ACCURACY = "_val_acc_pct";

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

    static void print(LabTables tables, Consumer<String> line) {
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
            line.accept(String.format(
                    Locale.ROOT,
                    CURVE,
                    "experiment | variant",
                    "engine",
                    "epoch",
                    "published",
                    "ours",
                    "difference",
                    "best publ.",
                    "ours",
                    "difference"));
            distances.forEach(each -> line.accept(text(each)));
        }
        Set<String> notes = new LinkedHashSet<>();
        tables.reproduction().stream()
                .filter(row -> !row.get("note").isEmpty())
                .forEach(row -> notes.add(name(row) + ": " + row.get("note")));
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
                .forEach(row -> rules.put(name(row), row.get("rule")));
        return rules;
    }

    private static String name(Map<String, String> row) {
        return row.get("report") + "/" + row.get("experiment") + " | " + row.get("variant");
    }

    private static List<Distance> distances(LabTables tables) {
        Map<String, List<Map<String, String>>> curves = new LinkedHashMap<>();
        for (Map<String, String> row : tables.curves()) {
            curves.computeIfAbsent(name(row), name -> new ArrayList<>()).add(row);
        }
        List<Distance> distances = new ArrayList<>();
        curves.forEach((name, rows) -> {
            for (String engine : List.of("manual", "dl4j")) {
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

    private static String text(Distance each) {
        return String.format(
                Locale.ROOT,
                CURVE,
                each.name(),
                each.engine(),
                each.epoch(),
                decimals(each.publishedLast()),
                decimals(each.last()),
                signed(each.last() - each.publishedLast()),
                decimals(each.publishedBest()),
                decimals(each.best()),
                signed(each.best() - each.publishedBest()));
    }

    private static String decimals(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static String signed(double value) {
        return String.format(Locale.ROOT, "%+.2f", value);
    }
}
