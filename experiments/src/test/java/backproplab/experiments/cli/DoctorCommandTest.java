package backproplab.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.datasets.fetch.Cache;
import backproplab.files.machine.Machine;
import backproplab.network.processor.Processor;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
    @TempDir
    private Path temp;

    @Test
    void onTheCpuItEndsWithZeroAndWritesNothing() throws IOException {
        Path out = temp.resolve("results");
        CommandRun run = CommandRun.of(new DoctorCommand(Map.of()), "--json", "--out", out.toString());
        assertEquals(0, run.code(), run.err());
        assertFalse(Files.exists(out));
        JsonNode report = new ObjectMapper().readTree(run.out());
        assertEquals("default", report.at("/profile").asText());
        assertTrue(report.at("/can_run").asBoolean());
        assertTrue(report.at("/verdict").asText().startsWith("Profile default can run here, on the CPU; "));
        assertEquals("dl4j-cpu", report.at("/dl4j/backend").asText());
        assertEquals("OPENBLAS", report.at("/dl4j/blas").asText());
        String core = report.at("/dl4j/blas_core").asText();
        assertTrue(report.at("/blas_core").asText().contains(core), core);
        assertTrue(report.at("/dl4j").has("blas_core_wanted"));
        assertTrue(List.of("user", "rule", "library")
                .contains(report.at("/dl4j/blas_core_chosen_by").asText()));
        assertTrue(report.at("/dl4j_threads/omp").asInt() >= 1);
        assertTrue(report.at("/fma_peak_gflops/1_thread").asDouble() > 0);
        assertTrue(report.at("/free_disk_gib").asDouble() > 0);
        assertEquals(out + " can be written", report.at("/results_folder").asText());
        assertEquals("embedded", report.at("/data/glyphs").asText());
        assertTrue(report.at("/cores").asInt() >= 1);
        assertTrue(report.at("/inner_block").asInt() >= 1);
        Processor processor = Processor.here();
        assertEquals(
                processor.named() ? processor.title() : Machine.cpu(),
                report.at("/cpu").asText());
    }

    @Test
    void dataThatIsNotThereIsToldWithWhereItWasLookedForAndWhatToDo() {
        Path nowhere = temp.resolve("nowhere");
        Path cache = temp.resolve("cache");
        System.setProperty(Cache.PROPERTY, cache.toString());
        CommandRun run;
        try {
            run = CommandRun.of(new DoctorCommand(Map.of("BACKPROPLAB_DATA", nowhere.toString())));
        } finally {
            System.clearProperty(Cache.PROPERTY);
        }
        assertEquals(0, run.code(), run.err());
        String words = run.out().replaceAll("\\s+", " ");
        assertTrue(
                words.contains(
                        "data: mnist: not found in BACKPROPLAB_DATA=" + nowhere + " nor in " + cache.resolve("mnist")
                                + "; put the four .gz files into a folder and name it with --data-dir or BACKPROPLAB_DATA, or let"
                                + " a run download it, without --offline cifar10: not found in "),
                run.out());
        assertTrue(
                run.out().lines().anyMatch(line -> line.startsWith("  cifar10: not found")),
                "a line for each: " + run.out());
    }

    @Test
    void theVerdictComesFirstSizesAreReadableAndNoLineIsLong() {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("memory_bytes", 8_345_690_112L);
        report.put("jvm_flags", List.of("-Xmx2g", "--add-modules=jdk.incubator.vector"));
        report.put("dl4j", Map.of("max_off_heap_bytes", 1L << 30));
        report.put("free_disk_gib", 74.1);
        report.put("gpus", List.of());
        report.put("cards", List.of(Map.of("name", "one"), Map.of("name", "two")));
        report.put("verdict", "word ".repeat(40).strip() + ".");
        report.put("advice", "none");
        List<String> lines = DoctorText.of(report);
        assertTrue(lines.stream().allMatch(line -> line.length() <= 80), lines.toString());
        assertEquals(
                List.of(
                        "advice: none",
                        "memory: 7.8 GiB",
                        "jvm flags: -Xmx2g; --add-modules=jdk.incubator.vector",
                        "dl4j:",
                        "  max off heap: 1.0 GiB",
                        "free disk: 74.1 GiB",
                        "gpus: none",
                        "cards:",
                        "  name: one",
                        "cards:",
                        "  name: two"),
                lines.subList(3, lines.size()));
        assertEquals(
                "verdict: " + report.get("verdict"),
                String.join(" ", lines.subList(0, 3)).replaceAll(" +", " "));
    }

    @Test
    void forPeopleItBeginsWithTheVerdictAndSaysWhereDataLies() throws IOException {
        Path data = Files.createDirectories(temp.resolve("mnist"));
        IdxFiles.write(data);
        Path file = Files.writeString(temp.resolve("file"), "");
        CommandRun run =
                CommandRun.of(new DoctorCommand(Map.of("BACKPROPLAB_DATA", temp.toString())), "--out", file.toString());
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().replaceAll("\\s+", " ").contains("mnist: " + data), run.out());
        assertTrue(run.out().replaceAll("\\s+", " ").contains(" is a file, not a folder."), run.out());
        assertTrue(run.out().startsWith("verdict: Profile default can run here"), run.out());
    }
}
