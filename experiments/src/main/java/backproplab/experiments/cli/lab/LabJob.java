package backproplab.experiments.cli.lab;

import backproplab.datasets.TrainTest;
import backproplab.experiments.checkpoint.RunNotes;
import backproplab.experiments.checkpoint.RunRecord;
import backproplab.experiments.checkpoint.StartedCommand;
import backproplab.experiments.cli.cluster.ClusterConnection;
import backproplab.experiments.cli.command.ClosingLines;
import backproplab.experiments.cli.command.DatasetPictures;
import backproplab.experiments.cli.command.LongJob;
import backproplab.experiments.cli.command.RunReport;
import backproplab.experiments.cli.command.SpreadsheetCopies;
import backproplab.experiments.cli.live.LivePage;
import backproplab.experiments.cli.option.DecidingSettings;
import backproplab.experiments.cli.option.Digests;
import backproplab.experiments.cli.option.LongOptions;
import backproplab.experiments.cli.option.ResumeOptions;
import backproplab.experiments.cli.option.RunOptions;
import backproplab.experiments.cli.screen.InterruptNotice;
import backproplab.experiments.cli.screen.Screen;
import backproplab.experiments.cli.screen.Words;
import backproplab.experiments.reports.Form;
import backproplab.experiments.reproduce.ClaimPlan;
import backproplab.experiments.reproduce.ClusterUnits;
import backproplab.experiments.reproduce.LabData;
import backproplab.experiments.reproduce.LabEstimate;
import backproplab.experiments.reproduce.LabListener;
import backproplab.experiments.reproduce.LabOutcome;
import backproplab.experiments.reproduce.LabPlan;
import backproplab.experiments.reproduce.LabRun;
import backproplab.experiments.reproduce.LabSettings;
import backproplab.experiments.results.Environment;
import backproplab.experiments.results.FileNames;
import backproplab.experiments.results.LabFolder;
import backproplab.experiments.results.LabTables;
import backproplab.files.disk.TemporaryFolder;
import backproplab.files.failure.ExitCode;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Experiments of Lab, from the estimate to the last line. Their data is not looked for before it is known that they may begin. */
final class LabJob implements LongJob<RunRecord> {
    /** In config.json, where other machines train: {@value}. */
    static final String CLUSTER = "cluster";

    private final LabScreen screen;
    private final LabSettings settings;
    private final LabData data;
    private final Call call;
    private final Optional<ClusterConnection> cluster;
    private final long begin = System.nanoTime();

    /**
     * What was typed.
     *
     * @param words all of it
     * @param options experiments and data
     * @param config the part of config.json that does not depend on either
     * @param longer where results go, and what else is kept and drawn
     */
    record Call(List<String> words, LabOptions options, Map<String, Object> config, LongOptions longer) {
        RunOptions run() {
            return longer.run();
        }
    }

    /**
     * Nothing is begun.
     *
     * @param cluster machines that train what is not about times; closed with this
     */
    LabJob(LabScreen screen, LabSettings settings, LabData data, Call call, Optional<ClusterConnection> cluster) {
        this.screen = screen;
        this.settings = settings;
        this.data = data;
        this.call = call;
        this.cluster = cluster;
    }

    @Override
    public double estimate(Optional<RunRecord> interrupted) {
        cluster.ifPresent(machines -> machines.announce(screen));
        double seconds = cluster.map(machines -> LabEstimate.seconds(settings, machines.slots()))
                .orElseGet(() -> LabEstimate.seconds(settings));
        int count = settings.experiments().size();
        screen.line(
                "Estimated time of %d experiment%s%s%s: %s",
                count,
                count == 1 ? "" : "s",
                cluster.map(machines -> ", this machine's divided by " + machines.slots())
                        .orElse(" on two cores"),
                interrupted.isPresent() ? ", what is done included" : "",
                Words.duration(seconds));
        if (interrupted.isEmpty()) {
            ClaimPlan.tooFewSeeds(settings).ifPresent(screen::warning);
        }
        return seconds;
    }

    @Override
    public String less() {
        return "fewer experiments, --variant, --engines or --seeds";
    }

    /** Everything is trained for a moment on drawings, and its results are thrown away. */
    @Override
    public int dryRun() {
        LabPlan plan = new LabPlan(settings.withForm(Form.TINY), data);
        announce(real -> "a dry run has no others");
        try (TemporaryFolder scratch = TemporaryFolder.create("backprop-lab");
                LabFolder folder = LabFolder.create(scratch.path(), LocalDateTime.now(ZoneId.systemDefault()))) {
            LabOutcome outcome = new LabRun(plan, folder, screen, RunNotes.NONE).run();
            print(folder, machine());
            screen.line("Dry run: every experiment was tried on a few drawings; nothing was kept.");
            return exitCode(screen, outcome);
        }
    }

    @Override
    public int start(LivePage page) {
        LabPlan plan = plan();
        Map<String, Object> config = config(plan);
        Map<String, Object> machine = machine();
        LabFolder folder = LabFolder.create(call.run().out(), LocalDateTime.now(ZoneId.systemDefault()));
        boolean begun = false;
        try (folder) {
            folder.keepEvents(call.longer().follow().tensorboard());
            folder.json(FileNames.CONFIG, config);
            folder.json(FileNames.ENVIRONMENT, machine);
            StartedCommand command = new StartedCommand(LabFolder.TASK, call.words(), deciding(config));
            try (RunRecord record = RunRecord.start(folder.path(), command)) {
                begun = true;
                return run(plan, folder, record, machine, page);
            }
        } finally {
            if (!begun) {
                folder.discard().forEach(screen::warning);
            }
        }
    }

    @Override
    public int resume(RunRecord record, LivePage page) {
        LabPlan plan = plan();
        ResumeOptions.checkEqual(record.command(), deciding(config(plan)));
        Path path = record.folder();
        screen.line(
                "Going on with %s: %d trainings are done.", path, record.ended().size());
        Map<String, Object> machine = machine();
        try (LabFolder folder =
                LabFolder.resume(path, plan.kept(path.getFileName().toString(), record))) {
            folder.keepEvents(call.longer().follow().tensorboard());
            folder.json(FileNames.ENVIRONMENT_RESUMED, machine);
            return run(plan, folder, record, machine, page);
        }
    }

    private LabPlan plan() {
        LabPlan plan = cluster.isPresent() ? LabPlan.elsewhere(settings, data) : new LabPlan(settings, data);
        announce(real -> call.options().whyDrawn(data, real));
        plan.sharing().ifPresent(screen::print);
        return plan;
    }

    private void announce(UnaryOperator<String> whyDrawn) {
        LabDataLines.of(data, whyDrawn).forEach(screen::print);
    }

    private Map<String, Object> machine() {
        return Environment.read(settings.engines());
    }

    private Map<String, Object> config(LabPlan plan) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("task", LabFolder.TASK);
        values.put("arguments", call.words());
        values.putAll(call.options().config(settings));
        Map<String, Object> digests = new LinkedHashMap<>();
        data.found()
                .forEach((token, images) ->
                        digests.put("data_digest_" + token, images.train().name() + " " + Digests.of(images)));
        values.put("data_digests", digests);
        values.putAll(call.config());
        values.put("plans", plan.resolved());
        return values;
    }

    /** What was found counts, not where it was looked for; and the preset says more than every setting that follows from it. */
    private static Map<String, String> deciding(Map<String, Object> config) {
        Map<String, Object> relevant = new LinkedHashMap<>();
        relevant.put("--preset", config.get("preset"));
        relevant.putAll(config);
        relevant.remove("dataset");
        relevant.remove(CLUSTER);
        return DecidingSettings.of(relevant);
    }

    private int run(LabPlan plan, LabFolder folder, RunRecord record, Map<String, Object> machine, LivePage page) {
        page.draw(folder.path());
        LabRun lab = lab(plan, folder, record, page.withLab(screen));
        LabOutcome outcome = cluster.isPresent()
                ? InterruptNotice.during(screen, folder.path(), "Last of what is kept", lab::run)
                : InterruptNotice.during(screen, folder.path(), lab::run);
        folder.publish().forEach(screen::warning);
        record.finish();
        print(folder, machine);
        ClosingLines.print(screen, folder);
        int code = exitCode(screen, outcome);
        SpreadsheetCopies.write(screen, call.run(), folder, LabFolder.TASK);
        boolean report = RunReport.write(
                screen,
                call.run(),
                folder,
                LabFolder.TASK,
                DatasetPictures.of(
                        data.found().values().stream().map(TrainTest::test).toList()));
        page.end(folder.path(), report);
        return code;
    }

    private LabRun lab(LabPlan plan, LabFolder folder, RunRecord record, LabListener listener) {
        return cluster.map(machines -> LabRun.elsewhere(
                        plan, folder, listener, record, new ClusterUnits(machines.work(), machines::slots)))
                .orElseGet(() -> new LabRun(plan, folder, listener, record));
    }

    @Override
    public void close() {
        cluster.ifPresent(ClusterConnection::close);
    }

    private void print(LabFolder folder, Map<String, Object> machine) {
        screen.line("");
        String images = LabDataLines.names(data);
        if (!images.isEmpty()) {
            screen.print(images);
        }
        LabReportTable.print(LabTables.read(folder.path()), screen.width(), screen::print);
        Environment.warnings(machine).forEach(screen::warning);
        screen.line("");
        screen.line("%s; %s", Environment.oneLine(machine), Words.duration((System.nanoTime() - begin) / 1e9));
    }

    /** As that of a task: 0 if anything was trained to its end. */
    static int exitCode(Screen screen, LabOutcome outcome) {
        if (outcome.runs() == 0) {
            screen.warning("Nothing was trained; reproduction.csv says why, column rule.");
            return ExitCode.FAILURE.code();
        }
        int code = screen.conclude(
                outcome.finished(), outcome.runs(), "runs did not finish; see comparison.csv, column status.");
        return outcome.noMemory() ? ExitCode.ENVIRONMENT.code() : code;
    }
}
