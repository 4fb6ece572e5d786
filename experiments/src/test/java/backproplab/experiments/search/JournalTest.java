package backproplab.experiments.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.checkpoint.StartedCommand;
import backproplab.experiments.train.RunStatus;
import backproplab.files.disk.RecordJson;
import backproplab.files.failure.ExitCode;
import backproplab.files.failure.UserException;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final StartedCommand COMMAND =
            new StartedCommand("search", List.of("--space=lr=log:1:2"), Map.of("method", "random"));
    private static final String ADVICE =
            "\nIt cannot be gone on with: start the search again without --resume; the tables" + " in its folder stay.";

    @TempDir
    private Path temp;

    private Path file;

    private static TrialResult result(int trial) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("schedule", "a \"b\"\n\u00e4");
        values.put("lr", "1e-3");
        return new TrialResult(
                trial, 1, values, RunStatus.DIVERGED, "gone", 3, 2, 0.1 + 0.2, Double.NaN, 50, 1.25, "pc1");
    }

    @BeforeEach
    void threeTrials() {
        file = temp.resolve(Journal.FILE);
        try (Journal journal = Journal.start(temp, COMMAND)) {
            for (int trial = 1; trial <= 3; trial++) {
                journal.add(result(trial));
            }
        }
    }

    private List<TrialResult> load() {
        try (Journal journal = Journal.load(temp)) {
            assertEquals(COMMAND, journal.command());
            assertEquals(temp, journal.folder());
            return journal.results();
        }
    }

    private void refused(ExitCode code, String message) {
        UserException e = assertThrows(UserException.class, () -> Journal.load(temp));
        assertEquals(message, e.getMessage());
        assertEquals(code, e.code());
    }

    private void damaged(int line, String what) {
        refused(ExitCode.DATA, "Damaged journal: " + file + ", line " + line + ": " + what + "." + ADVICE);
    }

    @Test
    void everyNumberComesBackToTheLastBit() throws IOException {
        assertEquals(List.of(result(1), result(2), result(3)), load());
        assertEquals(4, Files.readAllLines(file).size(), "one line each");
        assertEquals(
                List.of("schedule", "lr"), List.copyOf(load().get(0).values().keySet()), "in their order");
    }

    @Test
    void journalsOfEarlierReleasesNameNoHost() throws JsonProcessingException {
        String today = RecordJson.write(result(1));
        String before = today.replace(",\"host\":\"pc1\"", "");
        assertNotEquals(today, before);
        assertEquals("", RecordJson.read(before, TrialResult.class).host());
    }

    @Test
    void aLineThatWasNotFinishedIsDropped() throws IOException {
        String whole = Files.readString(file);
        String third = Files.readAllLines(file).get(3) + "\n";
        String two = whole.substring(0, whole.length() - third.length());
        for (int kept : new int[] {1, third.length() / 2, third.length() - 1}) {
            Files.writeString(file, two + third.substring(0, kept));
            try (Journal journal = Journal.load(temp)) {
                assertEquals(List.of(result(1), result(2)), journal.results());
                journal.add(result(3));
            }
            assertEquals(whole, Files.readString(file));
        }
    }

    @Test
    void aChangedDigitIsFoundInAnyLine() throws IOException {
        String whole = Files.readString(file);
        for (int line = 1; line <= 4; line++) {
            List<String> lines = new ArrayList<>(whole.lines().toList());
            String before = lines.get(line - 1);
            String after = before.replaceFirst("(\"entry\":\\D*)\\d", "$1x");
            assertNotEquals(before, after, "line " + line);
            lines.set(line - 1, after);
            Files.writeString(file, String.join("\n", lines) + "\n");
            damaged(line, "it does not match its checksum");
        }
    }

    @Test
    void otherDamageIsNamedWithItsLine() throws IOException {
        List<String> lines = Files.readAllLines(file);
        Files.writeString(file, lines.get(0) + "\n\n" + lines.get(1) + "\n");
        damaged(2, "it is too short");
        Files.writeString(file, lines.get(0) + "\n" + lines.get(1) + "\n" + lines.get(1) + "\n");
        damaged(3, "trial 1 ends a second time");
        Files.writeString(file, lines.get(1) + "\n");
        damaged(1, "it does not begin a search");
        Files.writeString(file, lines.get(0) + "\n" + lines.get(0) + "\n");
        damaged(2, "it begins another search");
        Files.writeString(file, "");
        damaged(1, "it is too short");
        String other = lines.get(1).replace("\"trial\":1", "\"essay\":1");
        String entry = other.substring(other.indexOf("\"entry\":") + "\"entry\":".length(), other.length() - 1);
        java.util.zip.CRC32 crc = new java.util.zip.CRC32();
        crc.update(entry.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Files.writeString(
                file,
                lines.get(0) + "\n"
                        + String.format(
                                java.util.Locale.ROOT, "{\"crc32\":\"%08x\",\"entry\":%s}%n", crc.getValue(), entry));
        damaged(2, "another version of Backprop Lab wrote it");
    }

    @Test
    void aFinishedSearchIsNotGoneOnWith() {
        try (Journal journal = Journal.load(temp)) {
            journal.finish(new SearchEnd(50, 1));
        }
        refused(
                ExitCode.DATA,
                "Nothing to resume: the search in " + temp + " is finished.\nIts table is search.csv there.");
    }

    @Test
    void aFolderWithoutAJournalIsNoSearch() throws IOException {
        Files.delete(file);
        refused(
                ExitCode.DATA,
                temp
                        + " has no journal.jsonl: it is no run of Lab search.\nName the folder of a search that was cut off, or"
                        + " leave its name out for the newest.");
    }

    @Test
    void twoProcessesDoNotGoOnWithTheSameSearch() {
        try (Journal journal = Journal.load(temp)) {
            assertEquals(3, journal.results().size());
            refused(
                    ExitCode.ENVIRONMENT,
                    temp + " is still running in another process.\nWait for it to end, or name another run.");
        }
        assertEquals(3, load().size(), "now it may");
    }

    @Test
    void aFullDiskLosesNothing() throws IOException {
        Path full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.isWritable(full), "only Linux has a device that is always full");
        String before = Files.readString(file);
        try (Journal journal = Journal.load(temp)) {
            Path kept = Files.move(file, temp.resolve("kept"));
            Files.createSymbolicLink(file, full);
            UserException e = assertThrows(UserException.class, () -> journal.add(result(4)));
            assertEquals(ExitCode.ENVIRONMENT, e.code());
            assertTrue(e.getMessage().startsWith("Cannot write the journal " + file + ": "), e.getMessage());
            assertTrue(e.getMessage().endsWith(".\nFree some space there."), e.getMessage());
            assertEquals(3, journal.results().size());
            Files.delete(file);
            Files.move(kept, file);
        }
        assertEquals(before, Files.readString(file));
        assertEquals(3, load().size());
    }

    @Test
    void theNewestUnfinishedSearchIsFound() throws IOException {
        Path out = Files.createDirectory(temp.resolve("out"));
        UserException none = assertThrows(UserException.class, () -> Journal.newest(out));
        assertEquals(ExitCode.DATA, none.code());
        assertTrue(none.getMessage().startsWith("Nothing to resume: no unfinished search in " + out));
        for (String name : List.of("20260101-000000-search", "20260102-000000-search", "20260103-000000-search")) {
            try (Journal journal = Journal.start(Files.createDirectory(out.resolve(name)), COMMAND)) {
                if (name.startsWith("20260103")) {
                    journal.finish(new SearchEnd(50, 1));
                }
            }
        }
        Files.createDirectory(out.resolve("20260104-000000-search"));
        // Killed, or out of room, at its first line: nothing to go on with.
        Files.createFile(
                Files.createDirectory(out.resolve("20260105-000000-search")).resolve(Journal.FILE));
        Files.writeString(
                Files.createDirectory(out.resolve("20260106-000000-search")).resolve(Journal.FILE), "{\"crc32\":\"");
        // Finished, whatever became of a line before.
        Path finished = out.resolve("20260103-000000-search").resolve(Journal.FILE);
        Files.writeString(finished, Files.readString(finished).replaceFirst("task2", "task3"));
        assertEquals(out.resolve("20260102-000000-search"), Journal.newest(out));
    }
}
