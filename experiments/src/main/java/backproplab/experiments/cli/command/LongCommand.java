package backproplab.experiments.cli.command;

import backproplab.dl4j.Dl4jUnavailableException;
import backproplab.dl4j.gpu.Preflight;
import backproplab.experiments.checkpoint.UnfinishedRun;
import backproplab.experiments.cli.live.LivePage;
import backproplab.experiments.cli.option.LongOptions;
import backproplab.experiments.cli.option.ResumeOptions;
import backproplab.experiments.cli.screen.InterruptNotice;
import backproplab.experiments.cli.screen.Screen;
import backproplab.experiments.engine.BuildSwitches;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.engine.Engines;
import backproplab.files.machine.ProjectFolder;
import backproplab.files.option.MavenCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * How every command that takes long goes: options from a file, a run to go on with and its options, checks, data, an estimate; then the
 * dry run, or the question whether it may take so long, and the work, from its start or from where it was cut off.
 *
 * @param line the command, which has parsed what was typed
 * @param options what such commands have in common
 * @param environment the environment variables
 * @param runs where runs of the command that were cut off are found
 * @param <U> what notes the progress of a run
 */
public record LongCommand<U extends UnfinishedRun>(
        CommandLine line, LongOptions options, Map<String, String> environment, ResumeOptions.Runs<U> runs) {

    /**
     * What a command wants, its options checked as far as that goes without data.
     *
     * @param screen where everything is told
     * @param engines who takes part; nothing of the others is even looked at
     * @param dryRun whether nothing is to be kept
     * @param load finds the data and makes the job; takes the run to go on with
     * @param <U> what notes the progress of a run
     */
    public record Request<U extends UnfinishedRun>(
            Screen screen, List<EngineKind> engines, boolean dryRun, Function<Optional<U>, LongJob<U>> load) {}

    /**
     * Does all of it.
     *
     * @param check reads the command's options, when they are those that count
     * @return the exit code
     * @throws Dl4jUnavailableException if Deeplearning4j takes part and cannot compute here
     */
    public int call(Supplier<Request<U>> check) throws Dl4jUnavailableException {
        return options.config().around(line, runs.task(), () -> find(check));
    }

    private int find(Supplier<Request<U>> check) throws Dl4jUnavailableException {
        Optional<U> interrupted = options.resume().find(options.run().out(), runs);
        if (interrupted.isEmpty()) {
            return call(check.get(), interrupted);
        }
        try (U run = interrupted.get()) {
            ResumeOptions.repeat(line, run.command());
            return call(check.get(), interrupted);
        }
    }

    private int call(Request<U> request, Optional<U> interrupted) throws Dl4jUnavailableException {
        OptionalInt port = options.follow().livePort();
        options.run().checkOut(request.dryRun(), interrupted.map(UnfinishedRun::folder));
        Engines.ensure(request.engines());
        if (request.engines().contains(EngineKind.DL4J)) {
            Preflight.announcement(environment).ifPresent(request.screen()::print);
        }
        Optional<Path> folder = interrupted.map(UnfinishedRun::folder);
        request.screen().goesOnWith(this::goesOnWith);
        LongJob<U> job = InterruptNotice.before(
                request.screen(), folder, () -> request.load().apply(interrupted));
        // A port that cannot be had is known before anything is timed.
        try (job;
                LivePage page = LivePage.open(request.dryRun() ? OptionalInt.empty() : port)) {
            double seconds = InterruptNotice.before(request.screen(), folder, () -> job.estimate(interrupted));
            if (request.dryRun()) {
                return job.dryRun();
            }
            options.checkTime(seconds, interrupted.isPresent(), job.less());
            page.announce(request.screen(), seconds);
            return interrupted.isPresent() ? job.resume(interrupted.get(), page) : job.start(page);
        }
    }

    private String goesOnWith(Path folder) {
        List<String> names = List.of(line.getCommandSpec().qualifiedName(" ").split(" "));
        List<String> words = new ArrayList<>(names.subList(1, names.size()));
        words.addAll(ResumeOptions.goingOn(line, folder));
        boolean elsewhere = line.getParseResult().hasMatchedOption(ResumeOptions.CLUSTER);
        return new MavenCommand(names.get(0), words, BuildSwitches.here(elsewhere ? Set.of("cluster") : Set.of()))
                .typed(ProjectFolder.elsewhere(System.getProperties()));
    }
}
