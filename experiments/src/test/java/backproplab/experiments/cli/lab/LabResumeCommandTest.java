package backproplab.experiments.cli.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.checkpoint.RunRecord;
import backproplab.experiments.cli.CommandRun;
import backproplab.experiments.cli.Interrupted;
import backproplab.experiments.killing.KilledProcess;
import backproplab.experiments.results.WrittenResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabResumeCommandTest {
    /** Five variants: five runs of 20 epochs, of which one diverges. */
    private static final String EXPERIMENT = "B/overfit-50";

    private static final int LEAST_EPOCHS = 80;
    private static final String EPOCH_LINE = EXPERIMENT + " | manual | ";

    /** What an uninterrupted run leaves. */
    private static String expected;

    @TempDir
    private Path temp;

    private static String[] arguments(Path out) {
        return new String[] {
            "run",
            EXPERIMENT,
            "--dataset",
            "embedded",
            "--engines",
            "manual",
            "--seeds",
            "1",
            "--threads",
            "1",
            "--out",
            out.toString()
        };
    }

    private Path killed(String name, int epochs) throws IOException {
        Path out = temp.resolve(name);
        CommandRun.kill(EPOCH_LINE, epochs, new LabCommand(Map.of()), arguments(out));
        assertTrue(Files.exists(WrittenResults.folder(out).resolve(RunRecord.FILE)));
        return out;
    }

    private static CommandRun lab(Path out, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--out", out.toString()));
        return CommandRun.of(new LabCommand(Map.of()), all.toArray(String[]::new));
    }

    private static String cells(Path out) throws IOException {
        return WrittenResults.cellsOfAnyRun(
                out, "lab.csv", "lab-epochs.csv", "reproduction.csv", "claims.csv", "curves.csv");
    }

    @BeforeAll
    static void runWithoutInterruption(@TempDir Path out) throws IOException {
        CommandRun run = CommandRun.of(new LabCommand(Map.of()), arguments(out));
        assertEquals(0, run.code(), run.err());
        assertFalse(
                Files.exists(WrittenResults.folder(out).resolve(RunRecord.FILE)), "a finished run has no checkpoint");
        assertTrue(CommandRun.csv(out.resolve("lab-epochs.csv")).size() > LEAST_EPOCHS);
        expected = cells(out);
    }

    @Test
    void resumeAloneTakesTheRunsOwnSettings() throws IOException {
        Path out = killed("killed", 45);
        CommandRun run = lab(out, "run", "--resume");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().matches("(?s).*Going on with \\S+-lab: [1-9]\\d* trainings are done\\..*"), run.out());
        assertTrue(
                run.out().contains("[1/5] B/overfit-50 | three layers | trained before this run was cut off"),
                run.out());
        assertTrue(
                run.out().matches("(?s).*mlp \\(B/overfit-50 .*, seed 1\\) on manual goes on after epoch \\d+\\..*"),
                run.out());
        assertEquals(expected, cells(out));
        assertFalse(Files.exists(WrittenResults.folder(out).resolve(RunRecord.FILE)));
        CommandRun again = lab(out, "run", "--resume");
        assertEquals(3, again.code());
        assertTrue(again.err().startsWith("Nothing to resume: no unfinished run of lab in "), again.err());
    }

    @Test
    void otherSettingsAreNamedAndThreadsMayDiffer() throws IOException {
        Path out = killed("killed", LEAST_EPOCHS - 2);
        CommandRun seeds = lab(out, "run", "--resume", "--seeds", "1,3");
        assertEquals(2, seeds.code());
        assertTrue(
                seeds.err().startsWith("The run cannot go on with other settings: seeds is [1, 3], was [1]; "),
                seeds.err());
        assertTrue(seeds.errorLines() <= 3, seeds.err());
        CommandRun other = lab(out, "run", "B/six-layers", "--preset", "lab", "--resume");
        assertEquals(2, other.code());
        assertTrue(
                other.err()
                        .startsWith(
                                "The run cannot go on with other settings: --preset is lab, was quick; experiments is"
                                        + " [B/six-layers], was [B/overfit-50]; "),
                other.err());
        CommandRun task = CommandRun.task1(
                Map.of(), "--resume", WrittenResults.folder(out).toString(), "--out", out.toString());
        assertEquals(2, task.code());
        assertTrue(task.err().contains(" is a run of lab, not of task1."), task.err());
        CommandRun equal = lab(
                out, "run", "--resume", WrittenResults.folder(out).getFileName().toString(), "--threads", "2");
        assertEquals(0, equal.code(), equal.err());
    }

    @Test
    void withoutANameThereIsNothingToRun() {
        CommandRun run = lab(temp, "run");
        assertEquals(2, run.code());
        assertTrue(run.err().startsWith("Lab run needs to know what to run"), run.err());
        assertEquals(2, run.errorLines(), run.err());
    }

    private void killProcesses(int kills) throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(31);
        for (int kill = 0; kill < kills; kill++) {
            Path out = temp.resolve("process" + kill);
            int epochs = 1 + random.nextInt(LEAST_EPOCHS / 2);
            if (kill == 0) {
                Interrupted.assertNotice(
                        KilledProcess.interrupt(temp.resolve("err.txt"), EPOCH_LINE, epochs, "Lab", arguments(out)),
                        WrittenResults.folder(out),
                        "Last whole epoch: ",
                        "Lab",
                        "run ");
            } else {
                KilledProcess.run(temp.resolve("err.txt"), EPOCH_LINE, epochs, "Lab", arguments(out));
            }
            WrittenResults.assertWholeRows(WrittenResults.folder(out), "epochs.csv", "comparison.csv", "mistakes.csv");
            CommandRun run = lab(out, "run", "--resume");
            assertEquals(0, run.code(), run.err());
            assertEquals(expected, cells(out));
        }
    }

    @Test
    void aKilledProcessLeavesWhatTheUninterruptedOneLeaves() throws IOException, InterruptedException {
        killProcesses(1);
    }

    @Test
    @Tag("full")
    void twentyKilledProcessesLeaveWhatTheUninterruptedOneLeaves() throws IOException, InterruptedException {
        killProcesses(20);
    }
}
