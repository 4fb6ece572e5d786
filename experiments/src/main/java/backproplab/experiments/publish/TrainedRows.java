package backproplab.experiments.publish;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.reports.Experiment;
import backproplab.experiments.reports.Form;
import backproplab.experiments.reports.Metric;
import backproplab.experiments.reports.Reports;
import backproplab.experiments.reports.Sensitivities;
import backproplab.experiments.reports.Setup;
import backproplab.experiments.reports.Variant;
import backproplab.experiments.results.LabTables;
import backproplab.files.failure.UserException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The figures of several runs together. A variant that none of them has, but whose settings, engine and threads another one has that was
 * trained, has that one's figure, as it would in one run; a time is nobody else's. Of several runs that have a figure the first counts that
 * has a number.
 */
final class TrainedRows {
    private final List<Experiment> known = Stream.concat(
                    Reports.named(Reports.ALL).stream(), Sensitivities.all().stream())
            .toList();
    private final List<Row> rows = new ArrayList<>();

    /** All that decides what a variant comes to, but for seeds. */
    private record Key(Setup setup, Optional<EngineKind> engine, OptionalInt threads) {}

    /**
     * A figure of a run.
     *
     * @param run the run's name
     * @param experiment whose it is
     * @param variant the same
     * @param cells its line of reproduction.csv
     */
    record Row(String run, Experiment experiment, Variant variant, Map<String, String> cells) {
        String metric() {
            return cells.get("metric");
        }

        String preset() {
            return cells.get("preset");
        }

        /** The hand-written mean; empty if there is none. */
        String mean() {
            return cells.get("manual_mean");
        }

        /** For example {@code `D/main`, base}. */
        String label() {
            return TrainedRows.label(experiment, cells.get("variant"));
        }

        boolean trainedAs(Row other) {
            return key(experiment, variant, preset()).equals(key(other.experiment, other.variant, other.preset()));
        }
    }

    /**
     * Reads them.
     *
     * @param runs the runs, in the order of their claim to a figure
     * @throws UserException with code 3 if a run has a row that no experiment has
     */
    TrainedRows(List<LabTables> runs) {
        for (LabTables run : runs) {
            run.reproduction().forEach(cells -> rows.add(row(run.name(), cells)));
        }
    }

    private Row row(String run, Map<String, String> cells) {
        String path = cells.get("report") + "/" + cells.get("experiment");
        String name = cells.get("variant");
        return known.stream()
                .filter(experiment -> experiment.path().equals(path))
                .flatMap(experiment -> experiment.variants().stream()
                        .filter(variant -> experiment.figures(variant).stream()
                                .anyMatch(figure -> variant.rowName(figure.by()).equals(name)))
                        .map(variant -> new Row(run, experiment, variant, cells)))
                .findFirst()
                .orElseThrow(() -> UserException.data("The run " + run + " has a row of " + path + " | " + name
                        + ", which Lab does not know: it is older than that row's present name.\n"
                        + "Leave the run out of the page, or run the experiment again."));
    }

    static String label(Experiment experiment, String variant) {
        return "`" + experiment.path() + "`, " + variant;
    }

    private static Optional<Key> key(Experiment experiment, Variant variant, String preset) {
        return Stream.of(Form.values())
                .filter(form -> form.token().equals(preset))
                .findFirst()
                .flatMap(form -> form.setup(experiment, variant))
                .map(setup -> new Key(setup, variant.engine(), variant.threads()));
    }

    /** Those that a run has something of, in the order of the reports. */
    List<Experiment> experiments() {
        return known.stream()
                .filter(experiment ->
                        rows.stream().anyMatch(row -> row.experiment().equals(experiment)))
                .toList();
    }

    /** Figures of a variant under its own name; empty if no run has it. */
    List<Row> own(Experiment experiment, Variant variant) {
        Map<List<String>, Row> best = new LinkedHashMap<>();
        for (Row row : rows) {
            if (row.experiment().equals(experiment) && row.variant().equals(variant)) {
                best.merge(
                        List.of(row.cells().get("variant"), row.metric()),
                        row,
                        (first, next) -> first.mean().isEmpty() && !next.mean().isEmpty() ? next : first);
            }
        }
        return List.copyOf(best.values());
    }

    /** A figure of another variant that is the same training. */
    Optional<Row> shared(Experiment experiment, Variant variant, Metric metric) {
        return rows.stream()
                .filter(row -> !metric.dependsOnMachine() && row.metric().equals(metric.token()))
                .filter(row -> !row.mean().isEmpty())
                .filter(row -> {
                    Optional<Key> theirs = key(row.experiment(), row.variant(), row.preset());
                    return theirs.isPresent() && theirs.equals(key(experiment, variant, row.preset()));
                })
                .findFirst();
    }

    /** What a claim needs of one of its arms: a figure of one seed, under its own name or another's. */
    Optional<Row> ofOneSeed(Experiment experiment, String name, Metric metric) {
        return experiment.variants().stream()
                .filter(variant -> variant.name().equals(name))
                .flatMap(variant ->
                        Stream.concat(own(experiment, variant).stream(), shared(experiment, variant, metric).stream()))
                .filter(row -> row.metric().equals(metric.token()))
                .filter(row ->
                        row.cells().get("seeds").equals("1") && !row.mean().isEmpty())
                .findFirst();
    }

    /** Figures of the same training in the same run, this one among them. */
    List<Row> sameTraining(Row row) {
        return rows.stream()
                .filter(other -> other.run().equals(row.run()) && other.trainedAs(row))
                .toList();
    }
}
