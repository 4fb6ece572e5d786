package backproplab.experiments.cli;

import backproplab.experiments.cli.option.DataOptions;
import backproplab.experiments.cli.option.Digests;
import backproplab.experiments.cli.option.DryRunOption;
import backproplab.experiments.cli.option.EngineOptions;
import backproplab.experiments.cli.option.GpuOptions;
import backproplab.experiments.cli.option.LogOptions;
import backproplab.experiments.cli.option.LongOptions;
import backproplab.experiments.cli.option.PlanOptions;
import backproplab.experiments.cli.option.TuneOptions;
import backproplab.experiments.compare.ComparisonSettings;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.process.CpuSide;
import backproplab.experiments.task.Preset;
import backproplab.experiments.task.Task;
import backproplab.files.option.Choices;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of Task1 and Task2. */
final class TaskOptions {
    @Option(
            names = "--preset",
            paramLabel = "NAME",
            defaultValue = "quick",
            description =
                    "quick (minutes) or lab (the reports' full settings: hours or days) (default: ${DEFAULT-VALUE}).")
    private String preset;

    @Option(
            names = "--trace-shapes",
            description = "Print the shape of every layer's output and of the gradient that comes back to it.")
    boolean traceShapes;

    @Option(
            names = "--summary",
            description =
                    "Print a table of every model's layers: output, parameters, multiply-adds, memory, milliseconds forward and "
                            + "backward by hand.")
    boolean summary;

    @Option(
            names = "--watch",
            description =
                    "After every epoch write what goes on inside each layer to layers.csv: how its outputs are spread, dead "
                            + "units, norms of gradients and updates.")
    private boolean watch;

    @Mixin
    DataOptions data;

    @Mixin
    PlanOptions plan;

    @Mixin
    EngineOptions engines;

    @Mixin
    LongOptions common;

    @Mixin
    DryRunOption dryRun;

    @Mixin
    LogOptions log;

    @Mixin
    GpuOptions gpu;

    @Mixin
    TuneOptions tune;

    Preset preset(Task task) {
        return Choices.pick("--preset", preset, task.presets().toArray(Preset[]::new), Preset::token);
    }

    /** What is compared in this process, where Deeplearning4j may be on a GPU. */
    ComparisonSettings settings(Task task, CpuSide side) {
        return new ComparisonSettings(
                task.token(),
                plan.apply(preset(task), engines.weights().isPresent()),
                gpu.engines(engines.engines(), side),
                engines.seeds(),
                common.run().threads(),
                engines.start(),
                engines.layers(),
                Optional.of(engines.layout()),
                log.solver(),
                watch);
    }

    /** The part of config.json that is neither about data nor about networks. */
    Map<String, Object> config(ComparisonSettings settings) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("seeds", settings.seeds());
        values.put("threads", common.run().threadsOrAuto());
        engines.weights().ifPresent(file -> {
            values.put("weights", file.toString());
            values.put("weights_digest", Digests.of(file));
        });
        values.put("weights-layout", engines.layout().token());
        settings.layers().ifPresent(own -> values.put("layers", own.name()));
        values.put("log", log.style());
        values.put("watch", watch);
        values.put("tensorboard", common.follow().tensorboard());
        values.put("out", common.run().out().toString());
        return values;
    }

    /** The engines that were asked for, as they are typed. */
    List<String> engineTokens() {
        return engines.engines().stream().map(EngineKind::token).toList();
    }
}
