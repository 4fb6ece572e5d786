package backproplab.experiments.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.results.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AbandonedRunsTest {
    @TempDir
    private Path out;

    /** What a process leaves that is killed before it notes its beginning. */
    private Path begun(String task) throws IOException {
        Path path;
        try (RunFolder folder = RunFolder.create(out, task, LocalDateTime.of(2026, 1, 1, 0, 0))) {
            path = folder.path();
            folder.json("config.json", Map.of());
        }
        Files.writeString(path.resolve("environment.json.1-0123456789abcdef.tmp"), "{");
        return path;
    }

    private static void age(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofMinutes(1))));
            }
        }
    }

    private boolean swept(Path folder) throws IOException {
        age(folder);
        AbandonedRuns.sweep(out);
        return !Files.exists(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"task1", "task2", "lab", "search"})
    void foldersWithOnlyHeadersAreRemoved(String task) throws IOException {
        Path folder = begun(task);
        Path second = begun(task);
        Files.writeString(second.resolve("journal.jsonl"), "{\"crc32\":");
        age(second);
        assertTrue(swept(folder));
        assertFalse(Files.exists(second));
        AbandonedRuns.sweep(out.resolve("nowhere"));
    }

    @Test
    void aFolderThatHoldsAnythingStays() throws IOException {
        for (String file :
                List.of("checkpoint.safetensors", "notes.txt", "journal.jsonl", "epochs.csv", "report.html")) {
            Path folder = begun("task1");
            Files.writeString(folder.resolve(file), "a\nb\n");
            assertFalse(swept(folder), file);
        }
        Path folder = begun("task1");
        Files.createDirectory(folder.resolve("weights"));
        assertFalse(swept(folder));
    }

    @Test
    void aRunThatBeginsOrRunsStays() throws IOException {
        Path young = begun("task1");
        AbandonedRuns.sweep(out);
        assertTrue(Files.exists(young));
        try (RunRecord record = RunRecord.start(young, new StartedCommand("task1", List.of(), Map.of()))) {
            Files.delete(young.resolve(RunRecord.FILE));
            assertFalse(swept(young), record.toString());
        }
        assertTrue(swept(young));
    }

    /** Parity may have nothing but headers for minutes; and other folders are none of ours. */
    @Test
    void otherFoldersStay() throws IOException {
        assertFalse(swept(begun("parity")));
        assertFalse(swept(Files.createDirectory(out.resolve("20260101-task1"))));
        Path elsewhere = Files.createDirectory(out.resolve("elsewhere"));
        Path link = Files.createSymbolicLink(out.resolve("20260101-000000-task1"), elsewhere);
        age(elsewhere);
        AbandonedRuns.sweep(out);
        assertEquals(elsewhere, Files.readSymbolicLink(link));
        assertTrue(Files.isDirectory(elsewhere));
    }
}
