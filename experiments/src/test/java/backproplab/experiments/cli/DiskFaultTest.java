package backproplab.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.checkpoint.AbandonedRuns;
import backproplab.experiments.checkpoint.RunRecord;
import backproplab.experiments.cli.lab.LabCommands;
import backproplab.experiments.results.WrittenResults;
import backproplab.experiments.search.Journal;
import backproplab.files.disk.FaultyDisk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A disk that fails at any of a run's changes leaves old or new files, a message, and a run that can be gone on with or nothing: the next
 * command ends with the tables of a run that nothing disturbed.
 */
class DiskFaultTest {
    private static final String OLD = "what an earlier run left\r\n";

    @TempDir
    private Path temp;

    /** Short runs. */
    private enum Kind {
        TASK1(
                RunRecord.FILE,
                List.of("task1.csv", "task1-epochs.csv"),
                "--models=mlp",
                "--hidden=4",
                "--engines=manual",
                "--threads=1",
                "--batch-size=8",
                "--epochs=2"),
        SEARCH(
                Journal.FILE,
                List.of("search.csv"),
                "search",
                "--task=task1",
                "--space=lr=log:0.001:1",
                "--draws=3",
                "--models=mlp",
                "--hidden=4",
                "--threads=1",
                "--batch-size=8",
                "--epochs=2");

        private final String record;
        private final List<String> copies;
        private final List<String> arguments;

        Kind(String record, List<String> copies, String... arguments) {
            this.record = record;
            this.copies = copies;
            this.arguments = List.of(arguments);
        }

        private CommandRun run(Path out, List<String> more) {
            List<String> all = new ArrayList<>(more);
            all.add("--out=" + out);
            String[] words = all.toArray(String[]::new);
            return this == TASK1
                    ? CommandRun.task1(Map.of(), words)
                    : CommandRun.of(LabCommands.withoutEnvironment(), words);
        }

        CommandRun start(Path out, Path data) {
            List<String> all = new ArrayList<>(arguments);
            all.addAll(List.of("--offline", "--dataset=mnist", "--data-dir=" + data, "--val=8"));
            return run(out, all);
        }

        CommandRun resume(Path out) {
            return run(out, this == TASK1 ? List.of("--resume") : List.of("search", "--resume"));
        }

        String cells(Path out) throws IOException {
            return WrittenResults.cellsOfAnyRun(out, copies.toArray(String[]::new));
        }
    }

    private static List<Path> folders(Path out) throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            return files.filter(Files::isDirectory).toList();
        }
    }

    /** As if it had been some time ago, since a run that begins just now is left alone by others. */
    private static void age(Path out) throws IOException {
        try (Stream<Path> files = Files.walk(out)) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofMinutes(2))));
            }
        }
    }

    private static void assertOldOrNew(Kind kind, Path out) throws IOException {
        for (String copy : kind.copies) {
            String content = Files.readString(out.resolve(copy));
            assertTrue(content.endsWith("\r\n") && (content.equals(OLD) || !content.contains(OLD)), copy);
        }
    }

    private Path withOldTables(Kind kind, String name) throws IOException {
        Path out = Files.createDirectory(temp.resolve(name));
        for (String copy : kind.copies) {
            Files.writeString(out.resolve(copy), OLD);
        }
        return out;
    }

    private void failAt(Kind kind, Path data, String expected, int change, boolean once) throws IOException {
        Path out = withOldTables(kind, "out" + change + once);
        CommandRun cut;
        String said;
        try (FaultyDisk disk = FaultyDisk.failing(change, once)) {
            cut = kind.start(out, data);
            said = kind + ", change " + change + (once ? "" : " and all later ones") + "\n" + cut.out() + cut.err();
            assertTrue(disk.changes() >= change, said);
        }
        assertOldOrNew(kind, out);
        assertFalse(said.contains("Exception"), said);
        if (cut.code() == 0) {
            assertEquals(1, folders(out).size(), said);
            assertTrue(!isOld(kind, out) || cut.out().contains("Could not replace "), said);
            return;
        }
        assertEquals(4, cut.code(), said);
        assertTrue(cut.errorLines() >= 1 && cut.errorLines() <= 3, said);
        assertTrue(cut.err().startsWith("Cannot "), said);
        age(out);
        boolean unfinished = folders(out).stream().anyMatch(folder -> begun(folder.resolve(kind.record)));
        CommandRun next = unfinished ? kind.resume(out) : kind.start(out, data);
        assertEquals(0, next.code(), said + "\n" + next.out() + next.err());
        assertEquals(expected, kind.cells(out), said);
        assertEquals(1, folders(out).size(), said);
        assertNothingTemporary(folders(out).get(0), said);
    }

    /** A journal without a whole line is none: what could neither be begun nor be removed is started anew. */
    private static boolean begun(Path record) {
        try {
            return Files.exists(record)
                    && (!record.toString().endsWith(".jsonl")
                            || Files.readString(record).contains("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOld(Kind kind, Path out) throws IOException {
        boolean old = false;
        for (String copy : kind.copies) {
            old |= Files.readString(out.resolve(copy)).equals(OLD);
        }
        return old;
    }

    private static void assertNothingTemporary(Path folder, String said) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            assertEquals(
                    List.of(),
                    files.filter(file -> file.toString().endsWith(".tmp")).toList(),
                    said);
        }
    }

    private void failEvery(Kind kind, int step, boolean both) throws IOException {
        Path data = IdxFiles.write(temp.resolve("data"));
        Path whole = withOldTables(kind, "whole");
        int changes;
        try (FaultyDisk disk = FaultyDisk.failing(FaultyDisk.NEVER, true)) {
            CommandRun run = kind.start(whole, data);
            assertEquals(0, run.code(), run.err());
            changes = disk.changes();
        }
        String expected = kind.cells(whole);
        for (int change = 1; change <= changes; change += step) {
            boolean once = change / step % 2 == 0;
            failAt(kind, data, expected, change, once);
            if (both) {
                failAt(kind, data, expected, change, !once);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyTenthChangeMayFail(Kind kind) throws IOException {
        failEvery(kind, 10, false);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("full")
    void everyChangeMayFail(Kind kind) throws IOException {
        failEvery(kind, 1, true);
    }

    /** The changes before training begins; all others are the matter of LabResumeTest, whose experiments are shorter than any report's. */
    @ParameterizedTest
    @ValueSource(ints = {1, 15, 29, 43})
    void aLabRunThatCannotBeginLeavesNothing(int change) throws IOException {
        for (boolean once : new boolean[] {true, false}) {
            Path out = Files.createDirectory(temp.resolve("out" + once));
            try (FaultyDisk disk = FaultyDisk.failing(change, once)) {
                CommandRun run = CommandRun.of(
                        LabCommands.withoutEnvironment(),
                        "run",
                        "B/six-layers",
                        "--dataset=embedded",
                        "--engines=manual",
                        "--seeds=1",
                        "--threads=1",
                        "--out=" + out);
                assertEquals(4, run.code(), run.out() + disk.changes());
                assertTrue(run.err().startsWith("Cannot "), run.err());
                assertTrue(run.errorLines() <= 3, run.err());
                assertFalse(run.err().contains("Exception"), run.err());
            }
            age(out);
            AbandonedRuns.sweep(out);
            assertEquals(List.of(), folders(out));
        }
    }
}
