package backproplab.experiments.cli.lab;

import backproplab.datasets.Catalog;
import backproplab.datasets.ProgressListener;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.reports.Experiment;
import backproplab.experiments.reports.Form;
import backproplab.experiments.reports.Variant;
import backproplab.experiments.reproduce.LabData;
import backproplab.experiments.reproduce.LabSettings;
import backproplab.files.failure.UserException;
import backproplab.files.option.Choices;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Options that choose experiments, their size, and where their images come from. */
final class LabOptions {
    private static final List<EngineKind> ENGINES = EngineKind.compared();

    @Parameters(
            arity = "0..*",
            paramLabel = "NAME",
            description =
                    "A report (A), an experiment (A/batch-size), all, or sensitivity (rows by what is not stated); Lab list names them."
                            + " --resume needs none.")
    private List<String> names;

    @Option(
            names = "--variant",
            paramLabel = "NAME",
            description =
                    "Only this row of the experiments, as list names it; repeatable. Experiments without one, and claims about other rows, are left out (default: all rows).")
    private List<String> variants = List.of();

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            defaultValue = "quick",
            description =
                    "quick (less data, fewer epochs), medium (all data, a tenth of the epochs where they are 100 or more: hours) or lab (the reports' settings: hours or days) (default: "
                            + "${DEFAULT-VALUE}).")
    private String preset;

    @Option(
            names = "--engines",
            split = ",",
            paramLabel = "NAME",
            defaultValue = "manual,dl4j",
            description =
                    "manual, dl4j, and pytorch in a build with -Ppytorch; loops run where they are what is measured "
                            + "(default: ${DEFAULT-VALUE}).")
    private List<String> engines;

    @Option(
            names = {"--seed", "--seeds"},
            split = ",",
            paramLabel = "N",
            description = "Seeds of every experiment; with " + Experiment.ENOUGH_SEEDS
                    + " the claims of an engine can all be decided (default: 1, or 1 to " + Experiment.ENOUGH_SEEDS
                    + " where the experiment has a claim that is cheap to test).")
    private List<Long> seeds;

    @Option(
            names = "--dataset",
            paramLabel = "NAME",
            defaultValue = "auto",
            description = "auto (real images if they are found, else drawings), real or embedded (drawings) (default: "
                    + "${DEFAULT-VALUE}).")
    private String dataset;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description =
                    "Folder with MNIST and CIFAR-10; its subfolders mnist, MNIST/raw and cifar-10-batches-bin are looked"
                            + " into too.")
    private Path dataDir;

    @Option(names = "--offline", description = "Never download.")
    private boolean offline;

    LabSettings settings(OptionalInt threads, boolean histories) {
        if (names == null) {
            throw UserException.usage(
                    "Lab run needs to know what to run: a report, an experiment or all.\nFor example: Lab run B/two-layers; Lab"
                            + " list names them.");
        }
        Form form = Choices.pick("--preset", preset, Form.PRESETS.toArray(Form[]::new), Form::token);
        List<EngineKind> kinds = engines.stream()
                .map(token -> EngineKind.pick("--engines", token, ENGINES))
                .distinct()
                .toList();
        Optional<List<Long>> chosen =
                Optional.ofNullable(seeds).map(all -> all.stream().distinct().toList());
        return new LabSettings(
                Experiments.only(Experiments.named(names), variants), form, kinds, chosen, threads, histories);
    }

    private LabData.Kind kind() {
        // An experiment knows whether it draws digits or shapes; either of Task1's and Task2's words for drawings means
        // both.
        if (dataset.equals(Catalog.GLYPHS) || dataset.equals(Catalog.SHAPES)) {
            return LabData.Kind.EMBEDDED;
        }
        return Choices.pick(
                "--dataset", dataset, LabData.Kind.values(), kind -> kind.name().toLowerCase(Locale.ROOT));
    }

    LabData data(Map<String, String> environment, ProgressListener listener, boolean drawn) {
        LabData.Kind kind = kind();
        if (kind == LabData.Kind.EMBEDDED && dataDir != null) {
            throw UserException.usage("--data-dir has no effect on --dataset embedded.\nLeave one of them out.");
        }
        LabData.Source source = drawn
                ? new LabData.Source(LabData.Kind.EMBEDDED, Optional.empty(), true)
                : new LabData.Source(kind, Optional.ofNullable(dataDir), offline);
        return new LabData(environment, source, listener);
    }

    /** Why there are drawings in place of a real data set. */
    String whyDrawn(LabData data, String real) {
        return kind() == LabData.Kind.EMBEDDED
                ? "--dataset " + dataset + " says so; leave it out for real images"
                : data.missing(real);
    }

    Map<String, Object> config(LabSettings settings) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(
                "experiments",
                settings.experiments().stream().map(Experiment::path).toList());
        if (!variants.isEmpty()) {
            values.put(
                    "variant",
                    settings.experiments().stream()
                            .flatMap(experiment -> experiment.variants().stream())
                            .map(Variant::name)
                            .distinct()
                            .toList());
        }
        values.put("preset", settings.form().token());
        values.put("engines", settings.engines().stream().map(EngineKind::token).toList());
        values.put("seeds", settings.seeds().isPresent() ? settings.seeds().get() : "each experiment's own");
        values.put("dataset", kind().name().toLowerCase(Locale.ROOT));
        if (dataDir != null) {
            values.put("data-dir", dataDir.toString());
        }
        values.put("offline", offline);
        return values;
    }
}
