package backproplab.experiments.cli.lab;

import backproplab.experiments.cli.screen.Screen;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.reports.Claim;
import backproplab.experiments.reports.Experiment;
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

/** Lab list: every experiment and claim. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description =
                "Lists experiments: axis, variants, published figures, claims, and about how long each preset takes on "
                        + "two cores.")
final class LabListCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "NAME",
            defaultValue = Reports.ALL,
            description = "A report (A), an experiment (A/batch-size) or all (default: ${DEFAULT-VALUE}).")
    private List<String> names;

    @Option(names = "--debug", description = "Print stack traces.")
    private boolean debug;

    @Override
    public Integer call() {
        List<Experiment> wanted = Experiments.named(names);
        Screen screen = new Screen("Lab", spec.commandLine().getOut(), false);
        for (Report report : Reports.all()) {
            List<Experiment> here = wanted.stream()
                    .filter(each -> each.report().equals(report.letter()))
                    .toList();
            if (!here.isEmpty()) {
                screen.line("%s. %s", report.letter(), report.title());
                here.forEach(each -> print(screen, each));
                screen.line("");
            }
        }
        screen.line("Times are guesses for two cores of a server; what experiments share is trained once.");
        screen.line("Together: %s", times(wanted));
        return 0;
    }

    private static void print(Screen screen, Experiment experiment) {
        screen.line("");
        screen.line("%s: %s", experiment.path(), experiment.axis());
        screen.line("    time: %s", times(List.of(experiment)));
        for (Variant variant : experiment.variants()) {
            screen.line("    - %s%s%s", variant.name(), figures(variant), note(variant));
        }
        for (Claim claim : experiment.claims()) {
            screen.line("    claim %s: %s (%s)", claim.id(), claim.text(), claim.comparison());
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

    private static String times(List<Experiment> experiments) {
        List<EngineKind> engines = EngineKind.compared();
        return "quick about "
                + engines.stream()
                        .map(kind -> time(experiments, LabSettings.Form.QUICK, kind) + " " + kind.words())
                        .collect(Collectors.joining(", "))
                + "; lab about "
                + engines.stream()
                        .map(kind -> time(experiments, LabSettings.Form.LAB, kind))
                        .collect(Collectors.joining(", "));
    }

    private static String time(List<Experiment> experiments, LabSettings.Form form, EngineKind kind) {
        return Screen.duration(LabEstimate.seconds(
                new LabSettings(experiments, form, List.of(kind), Optional.empty(), OptionalInt.empty())));
    }
}
