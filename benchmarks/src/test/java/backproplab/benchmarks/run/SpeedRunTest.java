package backproplab.benchmarks.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.files.run.ResultFolder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpeedRunTest {
    @TempDir
    Path out;

    /** The whole way with real processes, on the cheapest benchmark of each kind. */
    @Test
    void measuresInProcessesAndWritesEveryFile() throws IOException {
        StringWriter screen = new StringWriter();
        StringWriter errors = new StringWriter();
        int code = SpeedCommand.run(
                new PrintWriter(screen, true),
                new PrintWriter(errors, true),
                "layers",
                "latency",
                "--quick",
                "--layers",
                "softmax-cross-entropy",
                "--workloads",
                "cnn-b10",
                "--engines",
                "manual",
                "--jvm-args",
                "-XX:+UseSerialGC -Dmanualnet.innerBlock=300",
                "--out",
                out.toString());
        assertEquals("", errors.toString());
        assertEquals(0, code);

        Path folder = onlyFolder();
        List<CSVRecord> layers = csv(folder.resolve("speed-layers.csv"));
        assertEquals(
                List.of("forward", "backward"),
                layers.stream().map(row -> row.get("benchmark")).toList());
        for (CSVRecord row : layers) {
            assertEquals(folder.getFileName().toString(), row.get("run_id"));
            assertEquals("softmax-cross-entropy 128x10", row.get("params"));
            assertEquals("3", row.get("samples"));
            assertEquals("", row.get("gflops"));
            assertEquals("ok", row.get("status"));
        }
        CSVRecord latency = csv(folder.resolve("speed-latency.csv")).get(0);
        assertEquals("200", latency.get("steps"));
        assertEquals("ok", latency.get("status"));
        assertFalse(Files.exists(folder.resolve("speed-steps.csv")));
        assertTrue(screen.toString().contains("softmax-cross-entropy"), screen.toString());

        assertTrue(
                screen.toString().contains("inner block 300, with -XX:+UseSerialGC -Dmanualnet.innerBlock=300"),
                screen.toString());
        environmentIsThatOfTheProcesses(folder);
    }

    private static void environmentIsThatOfTheProcesses(Path folder) throws IOException {
        ObjectMapper json = new ObjectMapper();
        JsonNode jmh = json.readTree(folder.resolve("jmh.json").toFile());
        assertEquals(2, jmh.size());
        assertTrue(jmh.get(0).get("jvmArgs").toString().contains("-XX:+UseSerialGC"), jmh.toString());
        JsonNode environment = json.readTree(folder.resolve("environment.json").toFile());
        assertTrue(environment.get("fma_peak_gflops").get("1_thread_before").asDouble() > 0);
        assertEquals("layers", environment.get("arguments").get(0).asText());
        assertEquals(
                "[\"-XX:+UseSerialGC\",\"-Dmanualnet.innerBlock=300\"]",
                environment.get("jvm_args").toString());
        // Told by a measuring process: this one has other collectors and another block.
        assertEquals(
                "[\"Copy\",\"MarkSweepCompact\"]",
                environment.get("garbage_collectors").toString());
        assertEquals(300, environment.get("inner_block").asInt());
        for (String name :
                List.of("cpu", "cores", "jdk", "jvm_flags", "jmh", "manual_kernels", "git_commit", "git_clean")) {
            assertTrue(environment.hasNonNull(name), name);
        }
    }

    @Test
    void twoRunsInOneSecondGetTwoFolders() {
        ResultFolder first = SpeedRun.folder(out);
        ResultFolder second = SpeedRun.folder(out);
        assertNotEquals(first.path(), second.path());
        assertTrue(Files.isDirectory(second.path()));
    }

    private Path onlyFolder() throws IOException {
        try (Stream<Path> folders = Files.list(out)) {
            List<Path> all = folders.toList();
            assertEquals(1, all.size());
            return all.get(0);
        }
    }

    private static List<CSVRecord> csv(Path file) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(Files.readString(file), format)) {
            return parser.getRecords();
        }
    }
}
