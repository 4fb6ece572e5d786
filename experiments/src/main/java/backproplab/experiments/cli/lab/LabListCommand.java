package backproplab.experiments.cli.lab;

import backproplab.experiments.cli.screen.Screen;
import backproplab.experiments.cli.screen.Words;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.reports.Claim;
import backproplab.experiments.reports.Experiment;
import backproplab.experiments.reports.Form;
import backproplab.experiments.reports.Published;
import backproplab.experiments.reports.Report;
import backproplab.experiments.reports.Reports;
import backproplab.experiments.reports.Variant;
import backproplab.experiments.reproduce.LabEstimate;
import backproplab.experiments.reproduce.LabSettings;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lab list: all experiments in short, or some with everything that is known of them. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description =
                "Lists all experiments, a line for each, or those that are named: axis, variants, published figures, claims, "
                        + "and about how long the presets quick, medium and lab take on two cores.")
final class LabListCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "NAME",
            description = "A report (A), an experiment (A/batch-size), sensitivity or all (default: a line for each).")
    private List<String> names = List.of();

    @Option(names = "--debug", description = "Print stack traces.")
    private boolean debug;

    @Override
    public Integer call() {
        Screen screen = new Screen("Lab", spec.commandLine().getOut(), false);
        if (names.isEmpty()) {
            LabOverview.print(screen);
            return 0;
        }
        List<Experiment> wanted = Experiments.named(names);
        for (Report report : Reports.all()) {
            List<Experiment> here = wanted.stream()
                    .filter(each -> each.report().equals(report.letter()))
                    .toList();
            if (!here.isEmpty()) {
                screen.row("%s. %s", report.letter(), report.title());
                here.forEach(each -> print(screen, each));
                screen.line("");
            }
        }
        screen.row("Times are guesses for two cores of a server; what experiments share is trained once.");
        screen.line("Together:");
        times(screen, wanted);
        return 0;
    }

    private static void print(Screen screen, Experiment experiment) {
        screen.line("");
        screen.row("%s: %s", experiment.path(), experiment.axis());
        times(screen, List.of(experiment));
        for (Variant variant : experiment.variants()) {
            screen.row("    - %s%s%s", variant.name(), figures(variant), note(variant));
        }
        for (Claim claim : experiment.claims()) {
            screen.row("    claim %s: %s (%s)", claim.id(), claim.text(), claim.comparison());
        }
    }

    private static String figures(Variant variant) {
        return variant.published().stream()
                .map(LabListCommand::figure)
                .collect(Collectors.joining(", ", variant.published().isEmpty() ? "" : ": published ", ""));
    }

    private static String figure(Published figure) {
        return (figure.by().isEmpty() ? "" : figure.by() + " ")
                + figure.metric().token() + " " + figure.value();
    }

    private static String note(Variant variant) {
        if (variant.note().isEmpty()) {
            return "";
        }
        return variant.runnable() ? " (" + variant.note() + ")" : " (NOT RUN: " + variant.note() + ")";
    }

    private static void times(Screen screen, List<Experiment> experiments) {
        for (Form form : Form.PRESETS) {
            screen.row(
                    "    time, %s: about %s",
                    form.token(),
                    EngineKind.compared().stream()
                            .map(kind -> time(experiments, form, kind) + " " + kind.words())
                            .collect(Collectors.joining(", ")));
        }
    }

    static String time(List<Experiment> experiments, Form form, EngineKind kind) {
        return Words.duration(LabEstimate.seconds(
                new LabSettings(experiments, form, List.of(kind), Optional.empty(), OptionalInt.empty())));
    }
}
