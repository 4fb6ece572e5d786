package backproplab.experiments.cli;

import backproplab.dl4j.Dl4jUnavailableException;
import backproplab.experiments.checkpoint.RunRecord;
import backproplab.experiments.cli.command.LongCommand;
import backproplab.experiments.cli.command.LongJob;
import backproplab.experiments.cli.option.ResumeOptions;
import backproplab.experiments.cli.screen.Screen;
import backproplab.experiments.cli.screen.Terminal;
import backproplab.experiments.compare.ComparisonSettings;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.process.CpuSide;
import backproplab.experiments.task.Task;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** What Task1 and Task2 have in common: all but data, models and settings to start from. */
abstract class TaskCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private TaskOptions options;

    private final Task task;
    private final Map<String, String> environment;
    private final Supplier<CpuSide> sides;

    TaskCommand(Task task, Map<String, String> environment, Supplier<CpuSide> sides) {
        this.task = task;
        this.environment = environment;
        this.sides = sides;
    }

    @Override
    public Integer call() throws Dl4jUnavailableException {
        ParseResult typed = spec.commandLine().getParseResult();
        options.tune.checkTyped(typed);
        String token = task.token();
        ResumeOptions.Runs<RunRecord> runs =
                new ResumeOptions.Runs<>(token, out -> RunRecord.newest(out, token), RunRecord::load);
        return new LongCommand<>(spec.commandLine(), options.common, environment, runs).call(() -> check(typed));
    }

    private LongCommand.Request<RunRecord> check(ParseResult typed) {
        // The test itself may come from a file.
        options.tune.checkTyped(typed);
        boolean dl4j = options.engines.engines().contains(EngineKind.DL4J);
        // A test in place of training has no second process.
        CpuSide side = dl4j && !options.tune.chosen() ? sides.get() : CpuSide.ONLY;
        ComparisonSettings settings = options.settings(task, side);
        options.data.check();
        options.tune.overfit();
        Screen screen =
                new Screen(task.title(), spec.commandLine().getOut(), Terminal.present(), options.log.printEvery());
        if (settings.severalOfAModel()) {
            screen.nameRuns();
        }
        return new LongCommand.Request<>(
                screen,
                options.engines.engines(),
                options.dryRun.chosen(),
                interrupted -> load(
                        new TaskJob.Parts(task, options, spec.commandLine(), screen, side, settings), interrupted));
    }

    private LongJob<RunRecord> load(TaskJob.Parts parts, Optional<RunRecord> interrupted) {
        return options.tune.chosen() ? TuneJob.load(parts, environment) : TaskJob.load(parts, environment, interrupted);
    }
}
