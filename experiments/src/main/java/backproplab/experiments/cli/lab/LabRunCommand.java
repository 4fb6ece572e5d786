package backproplab.experiments.cli.lab;

import backproplab.dl4j.Dl4jUnavailableException;
import backproplab.experiments.checkpoint.RunRecord;
import backproplab.experiments.cli.cluster.ClusterConnection;
import backproplab.experiments.cli.cluster.ClusterOptions;
import backproplab.experiments.cli.command.LongCommand;
import backproplab.experiments.cli.option.CommandWords;
import backproplab.experiments.cli.option.DryRunOption;
import backproplab.experiments.cli.option.LogOptions;
import backproplab.experiments.cli.option.LongOptions;
import backproplab.experiments.cli.option.ResumeOptions;
import backproplab.experiments.cli.screen.Terminal;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.reproduce.LabData;
import backproplab.experiments.reproduce.LabSettings;
import backproplab.experiments.results.LabFolder;
import backproplab.files.failure.ExitCode;
import backproplab.files.failure.OptionException;
import backproplab.remote.ClusterSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Lab run: experiments, their tables and claims. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Runs experiments and writes reproduction.csv (published figures beside ours), claims.csv and curves.csv "
                        + "(published epochs beside ours).",
        footer = {"", ExitCode.HELP})
final class LabRunCommand implements Callable<Integer> {
    private static final ResumeOptions.Runs<RunRecord> RUNS =
            new ResumeOptions.Runs<>(LabFolder.TASK, out -> RunRecord.newest(out, LabFolder.TASK), RunRecord::load);

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private LabCommand lab;

    @Mixin
    private LabOptions labOptions;

    @Mixin
    private LongOptions options;

    @Option(
            names = DryRunOption.NAME,
            description =
                    "Print the estimate, try every variant for a moment on a few drawings and print the tables of that, then "
                            + "stop; nothing is kept.")
    private boolean dryRun;

    @Mixin
    private LogOptions logOptions;

    @Mixin
    private ClusterOptions clusterOptions;

    @Override
    public Integer call() throws Dl4jUnavailableException {
        return new LongCommand<>(spec.commandLine(), options, lab.environment(), RUNS).call(this::check);
    }

    private LongCommand.Request<RunRecord> check() {
        LabSettings settings = labOptions.settings(options.run().threads(), logOptions.solver());
        Optional<ClusterSettings> cluster = cluster(settings);
        LabScreen screen = new LabScreen(spec.commandLine().getOut(), Terminal.present(), logOptions.printEvery());
        LabData data = labOptions.data(lab.environment(), screen, dryRun);
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("log", logOptions.style());
        config.put("threads", options.run().threadsOrAuto());
        config.put("tensorboard", options.follow().tensorboard());
        config.put("out", options.run().out().toString());
        cluster.ifPresent(machines -> config.put(LabJob.CLUSTER, machines.address()));
        LabJob.Call call = new LabJob.Call(CommandWords.of(spec.commandLine()), labOptions, config, options);
        return new LongCommand.Request<>(
                screen,
                settings.engines(),
                dryRun,
                interrupted ->
                        new LabJob(screen, settings, data, call, connection(cluster, settings.engines(), screen)));
    }

    private Optional<ClusterSettings> cluster(LabSettings settings) {
        if (clusterOptions.chosen() && logOptions.solver()) {
            throw new OptionException(
                    "--log solver has no effect on " + ResumeOptions.CLUSTER
                            + ": steps are heard of on the machines that train alone.\nLeave one of them out; a run that began with --log solver goes on here, without "
                            + ResumeOptions.CLUSTER + ".",
                    "--log",
                    ResumeOptions.CLUSTER);
        }
        return clusterOptions.check(
                spec.commandLine().getParseResult(),
                "Lab run",
                options.run().threads(),
                settings.engines().stream().anyMatch(EngineKind::framework));
    }

    private Optional<ClusterConnection> connection(
            Optional<ClusterSettings> cluster, List<EngineKind> engines, LabScreen screen) {
        return cluster.filter(machines -> !dryRun)
                .map(machines -> ClusterConnection.open(machines, engines, new LabMachines(screen)));
    }
}
