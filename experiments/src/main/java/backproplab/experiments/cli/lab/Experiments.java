package backproplab.experiments.cli.lab;

import backproplab.experiments.reports.Experiment;
import backproplab.experiments.reports.Reports;
import backproplab.experiments.reports.Sensitivities;
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
}
