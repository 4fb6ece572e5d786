package backproplab.experiments.publish;

import backproplab.experiments.reports.Experiment;
import backproplab.experiments.reports.Form;
import backproplab.experiments.reports.Published;
import backproplab.experiments.reports.Reports;
import backproplab.experiments.reports.Setup;
import backproplab.experiments.reports.Variant;
import backproplab.experiments.results.LabTables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The figures of several runs together, by experiment and variant. A variant that none of them has, but whose settings another one has that
 * was trained, has that one's figure: with the same seed they are the same training. Of several runs that have a figure the first counts.
 */
final class TrainedRows {
    private final List<LabTables> runs;
    private final Map<Setup, List<Row>> bySettings = new HashMap<>();

    /**
     * A figure of a run.
     *
     * @param run the run's name
     * @param cells its line of reproduction.csv
     */
    record Row(String run, Map<String, String> cells) {
        String experiment() {
            return cells.get("report") + "/" + cells.get("experiment");
        }

        String metric() {
            return cells.get("metric");
        }

        /** Where a row is of several of the report's own runs, whose follows the variant's name in brackets. */
        private boolean of(Variant variant) {
            String name = cells.get("variant");
            return name.equals(variant.name()) || name.startsWith(variant.name() + " (");
        }
    }

    TrainedRows(List<LabTables> runs) {
        this.runs = List.copyOf(runs);
        for (Experiment experiment : experiments()) {
            for (Variant variant : experiment.variants()) {
                for (Row row : own(experiment, variant)) {
                    settings(experiment, variant, row.cells().get("preset"))
                            .filter(setup -> !row.cells().get("manual_mean").isEmpty())
                            .ifPresent(setup -> bySettings
                                    .computeIfAbsent(setup, key -> new ArrayList<>())
                                    .add(row));
                }
            }
        }
    }

    private static Optional<Setup> settings(Experiment experiment, Variant variant, String preset) {
        return Stream.of(Form.values())
                .filter(form -> form.token().equals(preset))
                .findFirst()
                .flatMap(form -> form.setup(experiment, variant));
    }

    /** Those that a run has something of, in the order of the reports. */
    List<Experiment> experiments() {
        return Reports.named(Reports.ALL).stream()
                .filter(experiment -> all().anyMatch(row -> row.experiment().equals(experiment.path())))
                .toList();
    }

    private Stream<Row> all() {
        return runs.stream().flatMap(run -> run.reproduction().stream().map(cells -> new Row(run.name(), cells)));
    }

    /** Figures of a variant under its own name; empty if no run has it. */
    List<Row> own(Experiment experiment, Variant variant) {
        List<Row> found = all().filter(row -> row.experiment().equals(experiment.path()) && row.of(variant))
                .toList();
        return found.stream()
                .filter(row -> row.run().equals(found.get(0).run()))
                .toList();
    }

    /** Figures of another variant with the same settings, those that this one prints; all if it prints none. */
    List<Row> shared(Experiment experiment, Variant variant) {
        List<String> printed = variant.published().stream()
                .map(figure -> figure.metric().token())
                .toList();
        return presets()
                .flatMap(preset -> settings(experiment, variant, preset).stream())
                .flatMap(setup -> bySettings.getOrDefault(setup, List.of()).stream())
                .filter(row -> printed.isEmpty() || printed.contains(row.metric()))
                .limit(Math.max(1, printed.size()))
                .toList();
    }

    private Stream<String> presets() {
        return all().map(row -> row.cells().get("preset")).distinct();
    }

    /** The hand-written mean of a variant, under its own name or another's; empty if it was not trained or not with one seed. */
    OptionalDouble ofOneSeed(Experiment experiment, String name, String metric) {
        return experiment.variants().stream()
                .filter(variant -> variant.name().equals(name))
                .flatMap(variant ->
                        Stream.concat(own(experiment, variant).stream(), shared(experiment, variant).stream()))
                .filter(row -> row.metric().equals(metric))
                .filter(row -> row.cells().get("seeds").equals("1"))
                .map(row -> row.cells().get("manual_mean"))
                .filter(cell -> !cell.isEmpty())
                .mapToDouble(Double::parseDouble)
                .findFirst();
    }

    /** What the report prints beside it; empty if nothing. */
    static String published(Variant variant, String metric) {
        return variant.published().stream()
                .filter(figure -> figure.metric().token().equals(metric))
                .map(Published::value)
                .map(String::valueOf)
                .findFirst()
                .orElse("");
    }
}
