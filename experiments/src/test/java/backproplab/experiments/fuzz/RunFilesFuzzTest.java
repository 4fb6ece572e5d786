package backproplab.experiments.fuzz;

import backproplab.check.trial.Subjects;
import backproplab.experiments.checkpoint.EndedRun;
import backproplab.experiments.checkpoint.OpenRun;
import backproplab.experiments.checkpoint.RunRecord;
import backproplab.experiments.checkpoint.StartedCommand;
import backproplab.experiments.grade.RubricFile;
import backproplab.experiments.results.FinalModel.Mistake;
import backproplab.experiments.results.KeptRows;
import backproplab.experiments.results.LabTables;
import backproplab.experiments.results.RunFolder;
import backproplab.experiments.results.RunKey;
import backproplab.experiments.search.Journal;
import backproplab.experiments.search.SpaceFile;
import backproplab.experiments.search.TrialResult;
import backproplab.experiments.train.EpochResult;
import backproplab.experiments.train.Epochs;
import backproplab.experiments.train.Evaluation;
import backproplab.experiments.train.Progress;
import backproplab.experiments.train.RunStatus;
import backproplab.experiments.weights.safetensors.SafetensorsFile;
import backproplab.experiments.weights.safetensors.SafetensorsReader;
import backproplab.experiments.weights.safetensors.SafetensorsWriter;
import backproplab.files.failure.UserException;
import backproplab.files.option.OptionFile;
import backproplab.network.engine.EngineState;
import backproplab.network.init.Weights;
import backproplab.report.Reports;
import backproplab.report.page.Sources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files of runs: checkpoints, journals, options and tables. */
class RunFilesFuzzTest {
    private static final StartedCommand COMMAND =
            new StartedCommand("task1", List.of("--epochs", "5"), Map.of("epochs of row 1", "5"));
    private static final EpochResult EPOCH =
            Epochs.epoch(1, 0.1, 1.0 / 3, 50, 0.7, 60.1, 0.1, 0.2, 0.3, 40, RunStatus.OK);

    @TempDir
    private Path folder;

    @Test
    void damagedCheckpoints() throws Exception {
        checkpoints(Fuzz.FEW);
    }

    @Test
    @Tag("full")
    void manyDamagedCheckpoints() throws Exception {
        checkpoints(Fuzz.MANY);
    }

    @Test
    void damagedJournals() throws Exception {
        journals(Fuzz.FEW);
    }

    @Test
    @Tag("full")
    void manyDamagedJournals() throws Exception {
        journals(Fuzz.MANY);
    }

    @Test
    void damagedOptions() throws Exception {
        options(Fuzz.FEW);
        rubrics(Fuzz.FEW);
    }

    @Test
    @Tag("full")
    void manyDamagedOptions() throws Exception {
        options(Fuzz.MANY);
        rubrics(Fuzz.MANY);
    }

    @Test
    void damagedTables() throws Exception {
        tables(Fuzz.FEW);
    }

    @Test
    @Tag("full")
    void manyDamagedTables() throws Exception {
        tables(Fuzz.MANY);
    }

    private static RunKey key(String variant) {
        return new RunKey("test", variant, "mlp", "1", "manual");
    }

    private void checkpoints(int copies) throws Exception {
        Weights weights = new Weights(Map.of("fc1.weight", new double[] {0.5, 1.0 / 3}));
        try (RunRecord record = RunRecord.start(folder, COMMAND)) {
            Evaluation test = new Evaluation(0.4, 97.5, new int[] {3, 0}, new double[] {0.9, 0.25});
            record.ended(new EndedRun(
                    key("ended"),
                    "manual",
                    RunStatus.OK,
                    "",
                    List.of(EPOCH),
                    2.5,
                    test,
                    List.of(new Mistake(1, 0.5)),
                    null));
            record.progressed(new OpenRun(
                    key("open"),
                    "manual",
                    new Progress(List.of(EPOCH), Math.PI, weights, 1),
                    new EngineState(weights, 12, 12, List.of(new double[] {1, 2}))));
        }
        Path checkpoint = folder.resolve(RunRecord.FILE);
        Path ended = folder.resolve("checkpoint-ended.jsonl");
        Fuzz.Reader reader = () -> RunRecord.load(folder).close();
        new Fuzz(checkpoint, Files.readAllBytes(checkpoint), UserException.class)
                .mending(bytes -> summedTensors(folder.resolve("mended"), bytes))
                .run(copies, reader);
        new Fuzz(ended, Files.readAllBytes(ended), UserException.class)
                .mending(RunFilesFuzzTest::summedLines)
                .run(copies, reader);
    }

    /** The same content with a checksum that fits, if it can be read at all. */
    private static byte[] summedTensors(Path scratch, byte[] bytes) {
        try {
            Files.write(scratch, bytes);
            SafetensorsFile content = SafetensorsReader.read(scratch);
            SafetensorsWriter.write(scratch, content.withChecksum());
            return Files.readAllBytes(scratch);
        } catch (IOException unreadable) {
            return bytes;
        }
    }

    private void journals(int copies) throws Exception {
        Path run = Files.createDirectory(folder.resolve("20260101-000000-search"));
        try (Journal journal = Journal.start(run, COMMAND)) {
            for (int trial = 1; trial <= 3; trial++) {
                Map<String, String> values = new LinkedHashMap<>(Map.of("lr", "1e-3"));
                journal.add(new TrialResult(trial, 1, values, RunStatus.OK, "", 3, 2, 0.3, Double.NaN, 50, 1.25, ""));
            }
        }
        Path file = run.resolve(Journal.FILE);
        new Fuzz(file, Files.readAllBytes(file), UserException.class)
                .mending(RunFilesFuzzTest::summedLines)
                .run(copies, () -> {
                    Journal.newest(folder);
                    Journal.load(run).close();
                });
    }

    /** Makes the checksum of every line right that has one. */
    private static byte[] summedLines(byte[] journal) {
        StringBuilder all = new StringBuilder();
        String start = "{\"crc32\":\"";
        int head = start.length() + 8 + "\",\"entry\":".length();
        for (String line : new String(journal, StandardCharsets.ISO_8859_1).split("(?<=\n)")) {
            boolean whole = line.startsWith(start) && line.length() > head + 2 && line.endsWith("\n");
            if (!whole) {
                all.append(line);
                continue;
            }
            CRC32 sum = new CRC32();
            sum.update(line.substring(head, line.length() - 2).getBytes(StandardCharsets.ISO_8859_1));
            all.append(start).append(String.format(java.util.Locale.ROOT, "%08x", sum.getValue()));
            all.append(line.substring(start.length() + 8));
        }
        return all.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private void options(int copies) throws Exception {
        Path file = folder.resolve("space.yaml");
        byte[] good = """
                # a space
                lr: log:1e-5:1e-3
                hidden: [200, [400, 200]]
                "batch-size": 'int:16:64'
                activation:
                  - relu
                  - leaky-relu
                """.getBytes(StandardCharsets.UTF_8);
        new Fuzz(file, good, UserException.class).run(copies, () -> OptionFile.read(file, "lr: 1"));
        new Fuzz(file, good, UserException.class).run(copies, () -> SpaceFile.read(file));
    }

    private void rubrics(int copies) throws Exception {
        Path file = folder.resolve("rubric.yaml");
        byte[] good = Files.readAllBytes(Path.of("..", "docs", "check-template", "rubric.yaml"));
        new Fuzz(file, good, UserException.class).run(copies, () -> RubricFile.read(file, Subjects.all()));
    }

    /** Of a run of Lab and of Task1, as they were published; and of a run that is gone on with. */
    private void tables(int copies) throws Exception {
        Path published = Path.of("..", "results", "published").toAbsolutePath();
        for (String name : List.of("reproduction.csv", "claims.csv", "curves.csv")) {
            Path run = copied(published.resolve("20261121-190233-lab"));
            Path file = run.resolve(name);
            if (Files.exists(file)) {
                new Fuzz(file, Files.readAllBytes(file), UserException.class).run(copies, () -> LabTables.read(run));
            }
        }
        Path run = copied(published.resolve("20261121-034946-task1"));
        byte[] solver =
                ("run_id,task,experiment,variant,model,engine,seed,iteration,epoch,lr,loss,train_acc_pct,val_acc_pct\r\n"
                                + "a,task1,task1,\"quick, \"\"1\"\"\",mlp,manual,1,1,0,0.1,2.302587,8.4,9.97\r\n"
                                + "a,task1,task1,quick,mlp,manual,1,2,0,0.1,2.2,,\r\n")
                        .getBytes(StandardCharsets.UTF_8);
        new Fuzz(run.resolve("solver.csv"), solver, UserException.class)
                .run(copies, () -> RunFolder.resume(run, "task1", KeptRows.NONE).close());
        Files.delete(run.resolve("solver.csv"));
        byte[] layers = ("run_id,task,experiment,variant,dataset,model,engine,seed,epoch,layer,activation_mean\r\n"
                        + "a,task1,task1,quick,glyphs,mlp,manual,1,0,fc1,0.25\r\n"
                        + "a,task1,task1,\"quick, \"\"1\"\"\",glyphs,mlp,manual,1,1,fc1,1.5e-05\r\n")
                .getBytes(StandardCharsets.UTF_8);
        new Fuzz(run.resolve("layers.csv"), layers, UserException.class)
                .run(copies, () -> RunFolder.resume(run, "task1", KeptRows.NONE).close());
    }

    private Path copied(Path run) throws IOException {
        Path copy = Files.createTempDirectory(folder, "run");
        try (Stream<Path> files = Files.list(run)) {
            List<Path> tables =
                    new ArrayList<>(files.filter(Files::isRegularFile).toList());
            for (Path each : tables) {
                Files.copy(each, copy.resolve(each.getFileName()));
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return copy;
    }

    /** A page is drawn of whatever is there: it says what is broken, and refuses nothing but a folder without anything. */
    @Test
    void pagesOfDamagedTables() throws Exception {
        Path run = copied(Path.of("..", "results", "published", "20261121-034946-task1"));
        for (String name : List.of("comparison.csv", "epochs.csv")) {
            Path file = run.resolve(name);
            byte[] good = Files.readAllBytes(file);
            for (int number = 0; number < Fuzz.FEW / 10; number++) {
                Files.write(file, Mutations.copy(good, number));
                Reports.html(Reports.page(List.of(run), Sources.NONE), "");
            }
            Files.write(file, good);
        }
    }
}
