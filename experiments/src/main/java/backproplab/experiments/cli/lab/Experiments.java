package backproplab.experiments.cli.lab;

import backproplab.experiments.reports.Experiment;
import backproplab.experiments.reports.Reports;
import backproplab.files.option.Choices;
import java.util.ArrayList;
import java.util.List;

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
        return Reports.named(Reports.ALL).stream().filter(wanted::contains).toList();
    }
}
