package backproplab.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.ladder.Rung;
import backproplab.experiments.results.WrittenResults;
import backproplab.manual.kernel.KernelOps;
import backproplab.manual.kernel.KernelProvider;
import backproplab.manual.kernel.ScalarKernels;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LadderCommandTest {
    @TempDir
    private Path temp;

    /** On the embedded data with as few steps as there can be. */
    private CommandRun ladder(KernelOps ops, String... more) {
        List<String> arguments = new ArrayList<>(List.of("--offline", "--train-limit", "600"));
        arguments.addAll(Arrays.asList(more));
        for (String[] option : new String[][] {
            {"--dataset", "glyphs"}, {"--steps", "3"}, {"--seconds", "0.001"}, {"--out", temp.toString()}
        }) {
            if (!arguments.contains(option[0])) {
                arguments.addAll(Arrays.asList(option));
            }
        }
        return CommandRun.of(new LadderCommand(Map.of(), ops), arguments.toArray(String[]::new));
    }

    private JsonNode json(String name) throws IOException {
        Path folder = WrittenResults.folder(temp);
        assertEquals(
                Files.readString(temp.resolve("speed.csv")), Files.readString(folder.resolve("speed.csv")), "a copy");
        return new ObjectMapper().readTree(folder.resolve(name).toFile());
    }

    @Test
    void everyRungIsARowOfPlainNumbers() throws IOException {
        CommandRun run = ladder(
                KernelProvider.lookup(), "--models", "cnn", "--batch-size", "4", "--threads", "2", "--seed", "7");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("*** Embedded data: "), run.out());
        assertTrue(run.out().contains("Estimated time: about "), run.out());
        assertTrue(run.out().contains("FMA peak of 2 threads: "), run.out());
        assertTrue(
                run.out()
                        .matches("(?s).*Ladder \\| cnn \\| batch 4 \\| im2col-matmul \\| \\d+\\.\\d\\d ms a step,"
                                + " median of 3\\R.*"),
                run.out());
        List<CSVRecord> rows = CommandRun.csv(temp.resolve("speed.csv"));
        assertEquals(
                Arrays.stream(Rung.values()).map(Rung::token).toList(),
                rows.stream().map(row -> row.get("rung")).toList());
        for (CSVRecord row : rows) {
            assertEquals("ok", row.get("status"));
            assertEquals("glyphs", row.get("dataset"));
            assertEquals("4", row.get("batch_size"));
            assertEquals("7", row.get("seed"));
            assertEquals("3", row.get("steps"));
            assertTrue(Integer.parseInt(row.get("warm_up_steps")) >= 1);
            for (String column :
                    List.of("ms_per_step", "images_per_s", "speedup_over_first", "gflops", "percent_of_peak")) {
                assertTrue(Double.parseDouble(row.get(column)) > 0, column);
            }
            assertEquals(
                    row.get("rung").equals("loops-double"),
                    row.get("speedup_over_previous").isEmpty());
            assertTrue(run.out().contains(row.get("rung")), "the table names it");
        }
        assertEquals("2", rows.get(6).get("threads"));
        JsonNode config = json("config.json");
        assertEquals("ladder", config.at("/task").asText());
        assertEquals(8, config.at("/rungs").size());
        assertEquals(2, config.at("/threads").asInt());
        assertEquals(0.01, config.at("/plans/0/lr").asDouble());
        assertEquals("glyphs", config.at("/data/dataset").asText());
        JsonNode environment = json("environment.json");
        assertTrue(environment.at("/fma_peak_gflops").asDouble() > 0);
        assertEquals(2, environment.at("/fma_peak_threads").asInt());
        assertEquals("dl4j-cpu", environment.at("/dl4j/backend").asText());
    }

    @Test
    void withoutSimdThatRungIsSkippedAndThereIsNoPeak() throws IOException {
        CommandRun run = ladder(
                new ScalarKernels(),
                "--models",
                "mlp",
                "--batch-size",
                "2",
                "--rungs",
                "threads,simd,im2col-matmul",
                "--threads",
                "1");
        assertEquals(0, run.code(), run.err());
        assertTrue(
                run.out().contains("WARNING: mlp on rung simd skipped: this process has no SIMD kernels."), run.out());
        assertTrue(run.out().contains("WARNING: 1 of 3 rungs were not timed; see the status column."), run.out());
        List<CSVRecord> rows = CommandRun.csv(temp.resolve("speed.csv"));
        assertEquals(
                List.of("im2col-matmul ok", "simd skipped", "threads ok"),
                rows.stream()
                        .map(row -> row.get("rung") + " " + row.get("status"))
                        .toList());
        assertEquals("", rows.get(1).get("ms_per_step"));
        assertEquals("", rows.get(0).get("percent_of_peak"));
        assertTrue(json("environment.json").at("/fma_peak_gflops").isMissingNode());
        assertTrue(json("environment.json").at("/dl4j").isMissingNode(), "not even loaded");
    }

    @Test
    void nothingThatRanIsAFailure() {
        CommandRun run = ladder(new ScalarKernels(), "--models", "cnn", "--rungs", "simd");
        assertEquals(1, run.code());
    }

    @Test
    void aDryRunWritesNothing() {
        Path results = temp.resolve("results");
        CommandRun run = ladder(KernelProvider.lookup(), "--dry-run", "--out", results.toString());
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("Network: model mlp"), run.out());
        assertTrue(run.out().contains("Dry run: nothing was trained or written."), run.out());
        assertFalse(Files.exists(results));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--rungs simt | Unknown value 'simt' for --rungs: did you mean 'simd'?",
                "--models cmn | Unknown value 'cmn' for --models: did you mean 'cnn'?",
                "--batch-size 0 | --batch-size must be at least 1, not 0.",
                "--batch-size 601 | --batch-size 601 is larger than the training part of glyphs (600 images).",
                "--steps 2 | --steps must be at least 3, not 2.",
                "--seconds 0 | --seconds must be a finite number above 0, not 0.0.",
                "--seconds NaN | --seconds must be a finite number above 0, not NaN.",
                "--threads 0 | --threads must be between 1 and 1024, not 0.",
                "--dataset glyps | Unknown value 'glyps' for --dataset: did you mean 'glyphs'?",
                "--seed x | Invalid value for option '--seed': 'x' is not a long",
                "--engines manual | Unknown options: '--engines', 'manual'",
            })
    void usageErrors(String arguments, String message) {
        CommandRun run = ladder(KernelProvider.lookup(), arguments.split(" "));
        assertEquals(2, run.code(), run.err());
        assertTrue(run.err().contains(message), run.err());
        assertTrue(run.errorLines() <= 3, run.err());
        assertFalse(Files.exists(temp.resolve("speed.csv")));
    }

    @Test
    void missingDataAndAnUnwritableFolder() throws IOException {
        CommandRun data = CommandRun.of(
                new LadderCommand(Map.of(), KernelProvider.lookup()),
                "--dataset",
                "mnist",
                "--offline",
                "--data-dir",
                temp.resolve("nowhere").toString());
        assertEquals(3, data.code(), data.err());
        Path file = Files.writeString(temp.resolve("file"), "x");
        assertEquals(
                4,
                ladder(KernelProvider.lookup(), "--out", file.resolve("a").toString())
                        .code());
    }

    @Test
    void helpNamesEveryOption() {
        CommandRun run = CommandRun.of(new LadderCommand(), "--help");
        assertEquals(0, run.code());
        for (String option : List.of(
                "--models",
                "--rungs",
                "--batch-size",
                "--steps",
                "--seconds",
                "--threads",
                "--seed",
                "--out",
                "--offline")) {
            assertTrue(run.out().contains(option), option);
        }
        for (Rung rung : Rung.values()) {
            assertTrue(run.out().contains(rung.token()), rung.token());
        }
        assertTrue(run.out().contains("Exit codes: 0 ok, 1 failure, 2 usage, 3 data, 4 environment."));
    }
}
