package backproplab.experiments.cli.lab;

import backproplab.experiments.reports.Experiment;
import backproplab.experiments.reports.Reports;
import backproplab.experiments.reports.Sensitivities;
import backproplab.experiments.reports.Variant;
import backproplab.files.option.Choices;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The experiments that the user names. */
final class Experiments {
    private Experiments() {}

    /** In the order of the reports, none twice. */
    static List<Experiment> named(List<String> names) {
        List<Experiment> wanted = new ArrayList<>();
        for (String name : names) {
            List<Experiment> found = Reports.named(name);
            if (found.isEmpty()) {
                Choices.check("an experiment", name, Reports.names());
            }
            wanted.addAll(found);
        }
        return Stream.concat(Reports.named(Reports.ALL).stream(), Sensitivities.all().stream())
                .filter(wanted::contains)
                .toList();
    }

    /**
     * Some rows of them.
     *
     * @param experiments the named ones
     * @param variants names of rows, in any case; none: all
     * @return those that have one of them, with these alone
     * @throws backproplab.files.failure.OptionException if one is in none of them
     */
    static List<Experiment> only(List<Experiment> experiments, List<String> variants) {
        if (variants.isEmpty()) {
            return experiments;
        }
        List<String> known = experiments.stream()
                .flatMap(experiment -> experiment.variants().stream())
                .map(Variant::name)
                .distinct()
                .toList();
        List<String> wanted = variants.stream()
                .map(typed -> known.stream()
                        .filter(typed::equalsIgnoreCase)
                        .findFirst()
                        .orElseGet(() -> Choices.check("--variant", typed, known)))
                .toList();
        return experiments.stream()
                .map(experiment -> experiment.only(wanted))
                .filter(experiment -> !experiment.variants().isEmpty())
                .toList();
    }
}
