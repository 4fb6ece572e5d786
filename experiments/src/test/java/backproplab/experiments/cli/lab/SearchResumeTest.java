package backproplab.experiments.cli.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.cli.CommandRun;
import backproplab.experiments.cli.Interrupted;
import backproplab.experiments.killing.AtLine;
import backproplab.experiments.killing.KilledProcess;
import backproplab.experiments.results.WrittenResults;
import backproplab.experiments.search.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchResumeTest {
    private static final int DRAWS = 8;
    private static final String[] SPACE = {
        "--space", "lr=log:1e-3:1", "--space", "activation=item:relu,tanh", "--draws", "" + DRAWS
    };

    private static String expected;

    @TempDir
    private Path temp;

    private static String[] arguments(Path out) {
        return Stream.of(new String[] {"search"}, SearchRuns.smallArguments(out, SPACE))
                .flatMap(Stream::of)
                .toArray(String[]::new);
    }

    private static String trialLine(int trials) {
        return "[" + trials + "/" + DRAWS + "]";
    }

    /** A search that was cut off when so many trials had ended. */
    private Path killed(String name, int trials) {
        Path out = temp.resolve(name);
        CommandRun.kill(trialLine(trials), 0, new LabCommand(Map.of()), arguments(out));
        return out;
    }

    private static CommandRun resume(Path out, String... more) {
        List<String> all = new ArrayList<>(List.of("--resume", "--out", out.toString()));
        all.addAll(List.of(more));
        return SearchRuns.search(all.toArray(String[]::new));
    }

    @BeforeAll
    static void uninterrupted(@TempDir Path out) throws IOException {
        CommandRun run = SearchRuns.small(out, SPACE);
        assertEquals(0, run.code(), run.err());
        assertEquals(DRAWS, CommandRun.csv(out.resolve("search.csv")).size());
        expected = SearchRuns.cells(out);
    }

    @Test
    void resumeAloneTakesTheSearchsOwnSettings() throws IOException {
        Path out = killed("killed", 3);
        assertFalse(Files.exists(out.resolve("search.csv")), "no copy of half a table");
        CommandRun run = resume(out);
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains(": 3 trainings are done."), run.out());
        assertTrue(run.out().contains("[4/8] trial "), run.out());
        assertFalse(run.out().contains("[3/8] trial "), run.out());
        assertEquals(expected, SearchRuns.cells(out));
        CommandRun again = resume(out);
        assertEquals(3, again.code());
        assertTrue(again.err().startsWith("Nothing to resume: no unfinished search in "), again.err());
        CommandRun finished =
                SearchRuns.search("--resume", SearchRuns.folder(out).toString(), "--out", out.toString());
        assertEquals(3, finished.code());
        assertTrue(finished.err().contains(" is finished.\nIts table is search.csv there."), finished.err());
    }

    @Test
    void otherSettingsAreNamedAndThreadsMayDiffer() throws IOException {
        Path out = killed("killed", 2);
        CommandRun other = resume(out, "--draws", "9", "--epochs", "4", "--seed", "2");
        assertEquals(2, other.code());
        String message = other.err().replace("\r\n", "\n");
        assertTrue(message.startsWith("The run cannot go on with other settings: "), message);
        assertTrue(message.contains("seed is 2, was 1"), message);
        assertTrue(message.contains("epochs is 4, was 3"), message);
        assertTrue(message.contains("draws is 9, was 8"), message);
        assertTrue(message.endsWith("or start anew without --resume.\n"), message);
        CommandRun space = resume(out, "--space", "lr=log:1e-3:2");
        assertEquals(2, space.code());
        assertTrue(space.err().contains("space lr is log:1e-3:2, was log:1e-3:1"), space.err());
        CommandRun equal = resume(out, "--threads", "2", "--parallel", "1");
        assertEquals(0, equal.code(), equal.err());
        assertEquals(expected, SearchRuns.cells(out));
    }

    @Test
    void theLineThatWasNotFinishedIsTrainedAgainAndDamageIsNamed() throws IOException {
        Path out = killed("killed", 4);
        Path journal = SearchRuns.folder(out).resolve(Journal.FILE);
        byte[] bytes = Files.readAllBytes(journal);
        List<String> lines = Files.readAllLines(journal);
        lines.set(2, lines.get(2).replaceFirst("trial", "trail"));
        Files.write(journal, lines);
        CommandRun damaged = resume(out);
        assertEquals(3, damaged.code());
        assertTrue(damaged.err().startsWith("Damaged journal: " + journal + ", line 3: "), damaged.err());
        assertTrue(damaged.errorLines() <= 3, damaged.err());
        Files.write(journal, java.util.Arrays.copyOf(bytes, bytes.length - 20));
        CommandRun run = resume(out);
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains(": 3 trainings are done."), run.out());
        assertEquals(expected, SearchRuns.cells(out));
    }

    @Test
    void whenTheDiskIsFullNothingIsLost() throws IOException {
        Path full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.isWritable(full), "only Linux has a device that is always full");
        Path out = temp.resolve("full");
        CommandRun cut = CommandRun.on(
                new AtLine(trialLine(3), 0, () -> {
                    try {
                        Path journal = SearchRuns.folder(out).resolve(Journal.FILE);
                        Files.move(journal, out.resolve("kept"));
                        Files.createSymbolicLink(journal, full);
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                }),
                new LabCommand(Map.of()),
                arguments(out));
        assertEquals(4, cut.code());
        String message = cut.err().replace("\r\n", "\n");
        Path journal = WrittenResults.folder(out).resolve(Journal.FILE);
        assertTrue(message.startsWith("Cannot write the journal " + journal + ": "), message);
        assertTrue(
                message.endsWith("Free some space there.\nWhat is done is kept. To go on: mvn compile exec:java"
                        + " -Dexec.mainClass=Lab -Dexec.args=\"search --resume " + journal.getParent() + "\"\n"),
                message);
        Files.delete(journal);
        Files.move(out.resolve("kept"), journal);
        CommandRun run = resume(out);
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains(": 3 trainings are done."), run.out());
        assertEquals(expected, SearchRuns.cells(out));
    }

    private void killProcesses(int kills) throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(31);
        for (int kill = 0; kill < kills; kill++) {
            Path out = temp.resolve("process" + kill);
            int trials = 1 + random.nextInt(DRAWS - 2);
            if (kill == 0) {
                Interrupted.assertNotice(
                        KilledProcess.interrupt(temp.resolve("err.txt"), "[", trials, "Lab", arguments(out)),
                        WrittenResults.folder(out),
                        "Last trial that ended: trial ",
                        "Lab",
                        "search ");
            } else {
                KilledProcess.run(temp.resolve("err.txt"), "[", trials, "Lab", arguments(out));
            }
            CommandRun run = resume(out);
            assertEquals(0, run.code(), run.err());
            assertEquals(expected, SearchRuns.cells(out));
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
