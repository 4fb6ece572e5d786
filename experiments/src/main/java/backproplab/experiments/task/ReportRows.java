package backproplab.experiments.task;

import backproplab.datasets.Split;
import backproplab.experiments.recipe.Plan;
import backproplab.experiments.reports.DataSettings;
import backproplab.experiments.reports.Experiment;
import backproplab.experiments.reports.Reports;
import backproplab.experiments.reports.Setup;
import backproplab.experiments.reports.Variant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows of the reports, with their full settings, as a task's preset. */
final class ReportRows {
    private ReportRows() {}

    /**
     * A preset of rows that see all of one data set, divided in one way. Of rows with equal settings the first is taken.
     *
     * @param names of experiments, such as {@code A/main}, or of single rows, such as {@code C/main/loops}
     * @throws IllegalArgumentException if there is no such row, or one sees other images than the first
     */
    static Preset preset(String... names) {
        Map<Setup, Plan> rows = new LinkedHashMap<>();
        for (String name : names) {
            Map<Setup, Plan> found = named(name);
            if (found.isEmpty()) {
                throw new IllegalArgumentException("no report has rows named " + name);
            }
            found.forEach(rows::putIfAbsent);
        }
        DataSettings first = rows.keySet().iterator().next().data();
        DataSettings whole = DataSettings.of(first.real(), first.normalize(), first.validation());
        rows.forEach((setup, plan) -> {
            if (!setup.data().equals(whole)) {
                throw new IllegalArgumentException(plan + " sees " + setup.data() + ", not " + whole);
            }
        });
        return new Preset(
                Preset.LAB,
                Integer.toString(whole.validation()),
                Split.ALL,
                whole.normalize(),
                List.copyOf(rows.values()),
                List.of());
    }

    private static Map<Setup, Plan> named(String name) {
        Map<Setup, Plan> rows = new LinkedHashMap<>();
        for (Experiment experiment : Reports.named(Reports.ALL)) {
            for (Variant variant : experiment.variants()) {
                if (name.equals(experiment.path()) || name.equals(experiment.path() + "/" + variant.name())) {
                    variant.full()
                            .ifPresent(setup -> rows.putIfAbsent(
                                    setup, new Plan(experiment.path(), variant.name(), setup.recipe())));
                }
            }
        }
        return rows;
    }
}
