package backproplab.experiments.cli.lab;

import backproplab.experiments.cli.screen.Screen;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.reports.Claim;
import backproplab.experiments.reports.Experiment;
import backproplab.experiments.reports.Form;
import backproplab.experiments.reports.Report;
import backproplab.experiments.reports.Reports;
import backproplab.experiments.reports.Sensitivities;
import backproplab.files.table.ScreenTable;
import java.util.List;
import java.util.stream.Collectors;

/** All experiments on a page or two: a line for each, with what it is about, its claims, and how long it takes by hand. */
final class LabOverview {
    private LabOverview() {}

    static void print(Screen screen) {
        for (Report report : Reports.all()) {
            screen.row("%s. %s", report.letter(), report.title());
            table(report.experiments())
                    .lines(report.experiments(), screen.width())
                    .forEach(screen::print);
            screen.line("");
        }
        screen.row(
                "'%s' tries what the reports do not state: %s.",
                Sensitivities.NAME,
                Sensitivities.all().stream().map(Experiment::path).collect(Collectors.joining(", ")));
        screen.row(
                "Times are guesses for two cores of a server, by hand; Deeplearning4j takes longer. 'list A' or 'list A/batch-size' shows "
                        + "variants, published figures, claims and its times; 'list all' shows those of every experiment.");
    }

    private static ScreenTable<Experiment> table(List<Experiment> experiments) {
        return new ScreenTable<Experiment>()
                .left("experiment", Experiment::path)
                .left("what changes", Experiment::axis)
                .left("claims", LabOverview::claims)
                .right("quick", experiment -> LabListCommand.time(List.of(experiment), Form.QUICK, EngineKind.MANUAL))
                .right("lab", experiment -> LabListCommand.time(List.of(experiment), Form.LAB, EngineKind.MANUAL))
                .filledBy(experiments);
    }

    private static String claims(Experiment experiment) {
        return experiment.claims().stream().map(Claim::id).distinct().collect(Collectors.joining(" "));
    }
}
