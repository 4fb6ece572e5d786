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
        assertTrue(
                run.out()
                        .contains("data: mnist not found in BACKPROPLAB_DATA=" + nowhere + " nor in "
                                + cache.resolve("mnist") + "; put the four .gz files into a folder and name it with"
                                + " --data-dir or BACKPROPLAB_DATA, or let a run download it, without --offline, cifar10"
                                + " not found in "),
                run.out());
    }

    @Test
    void forPeopleItIsOneLineEachAndSaysWhereDataLies() throws IOException {
        Path data = Files.createDirectories(temp.resolve("mnist"));
        IdxFiles.write(data);
        Path file = Files.writeString(temp.resolve("file"), "");
        CommandRun run =
                CommandRun.of(new DoctorCommand(Map.of("BACKPROPLAB_DATA", temp.toString())), "--out", file.toString());
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("mnist " + data), run.out());
        assertTrue(run.out().contains(" is a file, not a folder."), run.out());
        assertTrue(run.out().contains("verdict: Profile default can run here"), run.out());
    }
}
