package backproplab.experiments.cli.lab;

import backproplab.dl4j.Dl4jUnavailableException;
import backproplab.experiments.cli.cluster.ClusterOptions;
import backproplab.experiments.cli.command.LongCommand;
import backproplab.experiments.cli.option.DataOptions;
import backproplab.experiments.cli.option.DryRunOption;
import backproplab.experiments.cli.option.LongOptions;
import backproplab.experiments.cli.option.PlanOptions;
import backproplab.experiments.cli.option.ResumeOptions;
import backproplab.experiments.cli.screen.Terminal;
import backproplab.experiments.cli.search.SearchOptions;
import backproplab.experiments.cli.search.SearchPlan;
import backproplab.experiments.cli.search.SearchRequest;
import backproplab.experiments.cli.search.SearchScreen;
import backproplab.experiments.results.SearchFolder;
import backproplab.experiments.search.Journal;
import backproplab.files.failure.ExitCode;
import backproplab.remote.ClusterSettings;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Lab search: which values of some options train best. */
@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Trains one model (--models, default mlp) with many values of some options of Task1 and Task2 and ranks them by validation "
                        + "accuracy in search.csv; the best is tested once, at the end, and its command line is printed.",
        footer = {
            "",
            "Examples:",
            "  Lab search E/first",
            "  Lab search --space lr=log:1e-4:1e-1 --space hidden=item:200;400,200 --draws 20",
            "  Lab search --method grid --space lr=log:1e-4:1e-2:3 --space l2=item:0,1e-4",
            "  Lab search E/first --cluster spark://HOST:7077",
            "",
            ExitCode.HELP
        })
final class LabSearchCommand implements Callable<Integer> {
    private static final ResumeOptions.Runs<Journal> RUNS =
            new ResumeOptions.Runs<>(SearchFolder.TASK, Journal::newest, Journal::load);

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private LabCommand lab;

    @Mixin
    private SearchOptions searchOptions;

    @Mixin
    private LongOptions options;

    @Mixin
    private DataOptions dataOptions;

    @Mixin
    private PlanOptions planOptions;

    @Mixin
    private ClusterOptions clusterOptions;

    @Mixin
    private DryRunOption dryRun;

    @Override
    public Integer call() throws Dl4jUnavailableException {
        return new LongCommand<>(spec.commandLine(), options, lab.environment(), RUNS).call(this::check);
    }

    private LongCommand.Request<Journal> check() {
        SearchRequest request =
                SearchRequest.of(searchOptions, spec.commandLine().getParseResult());
        dataOptions.check();
        Optional<ClusterSettings> cluster = clusterOptions.check(
                spec.commandLine().getParseResult(),
                "Lab search",
                options.run().threads(),
                request.engine().framework());
        SearchScreen screen = new SearchScreen(spec.commandLine().getOut(), Terminal.present());
        return new LongCommand.Request<>(
                screen,
                List.of(request.engine()),
                dryRun.chosen(),
                interrupted -> job(
                        request,
                        new SearchPlace(
                                screen,
                                cluster,
                                new SearchPlace.Cores(
                                        searchOptions.parallel(), options.run().threads())),
                        screen,
                        interrupted));
    }

    private SearchJob job(
            SearchRequest request, SearchPlace place, SearchScreen screen, Optional<Journal> interrupted) {
        SearchPlan plan = SearchPlan.of(
                searchOptions, request, dataOptions.load(request.task().realData(), lab.environment(), screen));
        SearchJob job = new SearchJob(screen, plan, place, dryRun.chosen(), spec.commandLine(), options);
        interrupted.ifPresent(job::check);
        return job;
    }
}
