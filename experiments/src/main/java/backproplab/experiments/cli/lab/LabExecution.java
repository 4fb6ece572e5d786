package backproplab.experiments.cli.lab;

import backproplab.experiments.checkpoint.RunNotes;
import backproplab.experiments.checkpoint.RunRecord;
import backproplab.experiments.cli.screen.InterruptNotice;
import backproplab.experiments.cli.screen.Screen;
import backproplab.experiments.reproduce.LabData;
import backproplab.experiments.reproduce.LabOutcome;
import backproplab.experiments.reproduce.LabPlan;
import backproplab.experiments.reproduce.LabRun;
import backproplab.experiments.reproduce.LabSettings;
import backproplab.experiments.results.Environment;
import backproplab.experiments.results.LabFolder;
import backproplab.experiments.results.LabTables;
import backproplab.files.failure.ExitCode;
import java.nio.file.Path;
import java.util.Map;

/** A run of Lab from its first training to its last line. */
final class LabExecution {
    private final LabScreen screen;
    private final LabData data;
    private final Map<String, Object> machine;
    private final long begin = System.nanoTime();

    LabExecution(LabScreen screen, LabSettings settings, LabData data) {
        this.screen = screen;
        this.data = data;
        machine = Environment.read(settings.usesDl4j());
    }

    /** The content of environment.json. */
    Map<String, Object> machine() {
        return machine;
    }

    /** Tries everything, keeping nothing. */
    int tried(LabPlan plan, LabFolder folder) {
        LabOutcome outcome = new LabRun(plan, folder, screen, RunNotes.NONE).run();
        print(folder);
        screen.line("Dry run: every experiment was tried on a few drawings; nothing was kept.");
        return exitCode(screen, outcome);
    }

    /** Runs what the record has not yet. */
    int whole(LabPlan plan, LabFolder folder, RunRecord record) {
        LabOutcome outcome;
        try (InterruptNotice notice = new InterruptNotice(screen, folder.runs().path())) {
            outcome = notice.during(() -> new LabRun(plan, folder, screen, record).run());
        }
        folder.publish().forEach(screen::warning);
        record.finish();
        print(folder);
        Path out = folder.out();
        screen.line(
                "Tables: %s, %s, %s    kept in %s",
                out.resolve(LabFolder.REPRODUCTION),
                out.resolve(LabFolder.CLAIMS),
                out.resolve(LabFolder.CURVES),
                folder.runs().path());
        return exitCode(screen, outcome);
    }

    private void print(LabFolder folder) {
        screen.line("");
        String images = LabDataLines.names(data);
        if (!images.isEmpty()) {
            screen.print(images);
        }
        LabReportTable.print(LabTables.read(folder.runs().path()), screen::print);
        screen.line("");
        screen.line("%s; %s", Environment.oneLine(machine), Screen.duration((System.nanoTime() - begin) / 1e9));
    }

    /** As that of a task: 0 if anything was trained to its end. */
    static int exitCode(Screen screen, LabOutcome outcome) {
        if (outcome.runs() == 0) {
            screen.warning("Nothing was trained; reproduction.csv says why, column rule.");
            return ExitCode.FAILURE.code();
        }
        int bad = outcome.runs() - outcome.finished();
        if (bad > 0) {
            screen.warning(bad + " of " + outcome.runs() + " runs did not finish; see comparison.csv, column status.");
        }
        if (outcome.noMemory()) {
            return ExitCode.ENVIRONMENT.code();
        }
        return (outcome.finished() == 0 ? ExitCode.FAILURE : ExitCode.OK).code();
    }
}
