package backproplab.experiments.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.recipe.Plan;
import backproplab.experiments.task.Task;
import backproplab.experiments.train.EpochResult;
import backproplab.experiments.train.Epochs;
import backproplab.experiments.train.Evaluation;
import backproplab.experiments.train.RunResult;
import backproplab.experiments.train.RunStatus;
import backproplab.files.failure.UserException;
import backproplab.files.table.Cells;
import backproplab.files.table.Column;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFilesTest {
    private static final LocalDateTime NOW = LocalDateTime.of(2026, 1, 2, 3, 4, 5);
    private static final Plan PLAN = Task.TASK1.presets().get(0).plans().get(0);

    @TempDir
    private Path temp;

    private static EpochResult epoch(double validation, RunStatus status) {
        return Epochs.epoch(1, 1e-4, 0.5, 90, Double.NaN, validation, 2, 0.25, 3, 100, status);
    }

    private static RunResult finished(int... predictions) {
        return new RunResult(
                RunStatus.OK,
                "",
                List.of(epoch(91, RunStatus.OK)),
                2.5,
                Optional.of(new Evaluation(0.3, 92, predictions, null)));
    }

    @Test
    void columnsAreTheDocumentedOnesInOrder() {
        assertEquals(
                "run_id,task,experiment,variant,dataset,model,engine,backend,seed,epoch,lr,train_loss,train_acc_pct,"
                        + "val_loss,val_acc_pct,train_s,data_wait_s,epoch_s,train_images_per_s,status",
                String.join(",", EpochRow.COLUMNS.stream().map(Column::name).toList()));
        assertEquals(
                "run_id,task,experiment,dataset,model,variant,seed,parameters,epochs,batch_size,optimizer,lr,"
                        + "manual_val_acc_pct,dl4j_val_acc_pct,manual_best_val_acc_pct,dl4j_best_val_acc_pct,"
                        + "manual_test_acc_pct,dl4j_test_acc_pct,manual_test_loss,dl4j_test_loss,manual_train_s,"
                        + "dl4j_train_s,speedup_manual_over_dl4j,first_batch_loss_diff,prediction_agreement_pct,"
                        + "dl4j_cuda_val_acc_pct,dl4j_cuda_test_acc_pct,dl4j_cuda_train_s,status,host",
                String.join(
                        ",",
                        ComparisonColumns.of(everyBuild()).stream()
                                .map(Column::name)
                                .toList()));
    }

    @Test
    void columnsOfLayersAreTheDocumentedOnesInOrder() {
        assertEquals(
                "run_id,task,experiment,variant,dataset,model,engine,seed,epoch,layer,activation_mean,activation_std,"
                        + "dead_units_pct,weight_gradient_norm,bias_gradient_norm,weight_step_ratio,bias_step_ratio",
                String.join(",", LayerRow.COLUMNS.stream().map(Column::name).toList()));
    }

    /** PyTorch has columns in a build with its profile only. */
    private static List<EngineKind> everyBuild() {
        return EngineKind.all().stream()
                .filter(kind -> kind != EngineKind.PYTORCH)
                .toList();
    }

    @Test
    void epochsAreOnDiskAsSoonAsTheyAreAddedAndEscaped() throws IOException {
        try (RunFolder folder = RunFolder.create(temp, "task1", NOW)) {
            assertEquals("20260102-030405-task1", folder.runId());
            Plan plan = new Plan("=SUM(A1)", "a,b \"c\"", PLAN.recipe());
            folder.add(new EpochRow(
                    new RunLine(folder.runId(), "task1", "mnist", RunKey.of(plan, 1, EngineKind.MANUAL)),
                    "manual-scalar",
                    epoch(91.5, RunStatus.OK)));
            CSVRecord row =
                    WrittenResults.rows(folder.path().resolve("epochs.csv")).get(0);
            assertEquals("'=SUM(A1)", row.get("experiment"));
            assertEquals("a,b \"c\"", row.get("variant"));
            assertEquals("0.0001", row.get("lr"));
            assertEquals("", row.get("val_loss"), "NaN is an empty cell");
            assertEquals("91.5000", row.get("val_acc_pct"));
            assertEquals("50.0", row.get("train_images_per_s"));
        }
    }

    @Test
    void aFinishedRowHasEverythingAndCopiesAreReplaced() throws IOException {
        Path table = temp.resolve("task1.csv");
        Files.writeString(table, "old");
        try (RunFolder folder = RunFolder.create(temp, "task1", NOW)) {
            folder.add(new ComparisonRow(
                    folder.runId(),
                    "task1",
                    "mnist",
                    PLAN,
                    1,
                    1234,
                    Map.of(EngineKind.MANUAL, finished(1, 2, 3, 4), EngineKind.DL4J, finished(1, 2, 3, 0))));
            assertEquals("old", Files.readString(table), "not before the run is done");
            assertEquals(List.of(), folder.publish());
        }
        CSVRecord row = WrittenResults.rows(table).get(0);
        assertEquals("mlp", row.get("model"));
        assertEquals("75.0000", row.get("prediction_agreement_pct"));
        assertEquals("1.00", row.get("speedup_manual_over_dl4j"));
        assertEquals("0.00e+00", row.get("first_batch_loss_diff"));
        assertEquals("ok", row.get("status"));
        assertEquals("", row.get("dl4j_cuda_train_s"));
        assertEquals("", row.get("host"), "trained where the results are collected");
        try (var files = Files.list(temp)) {
            assertFalse(files.anyMatch(file -> file.toString().endsWith(".tmp")), "no temporary file is left");
        }
    }

    @Test
    void aGpuHasColumnsOfItsOwnAndLeavesThoseOfTheCpuAlone() throws IOException {
        RunResult gpu = new RunResult(
                RunStatus.OK,
                "",
                List.of(epoch(88, RunStatus.OK)),
                2.75,
                Optional.of(new Evaluation(0.3, 89, new int[] {1, 2, 0, 0}, null)));
        ComparisonRow row = new ComparisonRow(
                "r",
                "task1",
                "mnist",
                PLAN,
                1,
                1,
                Map.of(
                        EngineKind.MANUAL, finished(1, 2, 3, 4),
                        EngineKind.DL4J, finished(1, 2, 3, 0),
                        EngineKind.DL4J_CUDA, gpu));
        try (RunFolder folder = RunFolder.create(temp, "task1", NOW)) {
            folder.add(row);
            folder.publish();
        }
        CSVRecord cells = WrittenResults.rows(temp.resolve("task1.csv")).get(0);
        assertEquals("88.0000", cells.get("dl4j_cuda_val_acc_pct"));
        assertEquals("89.0000", cells.get("dl4j_cuda_test_acc_pct"));
        assertEquals("2.0000", cells.get("dl4j_cuda_train_s"));
        assertEquals("92.0000", cells.get("dl4j_test_acc_pct"));
        assertEquals("75.0000", cells.get("prediction_agreement_pct"), "by hand and on the CPU");
        assertEquals(50, row.predictionAgreementPct(EngineKind.DL4J_CUDA, EngineKind.MANUAL));
        assertEquals(0.25, row.firstBatchLossDifference(EngineKind.DL4J_CUDA, EngineKind.DL4J), 1e-12);
    }

    @Test
    void aRowWithoutDl4jOrThatFailedLeavesCellsEmpty() throws IOException {
        RunResult diverged = new RunResult(
                RunStatus.DIVERGED, "m", List.of(epoch(Double.NaN, RunStatus.DIVERGED)), 2, Optional.empty());
        try (RunFolder folder = RunFolder.create(temp, "task1", NOW)) {
            folder.add(new ComparisonRow("r", "task1", "mnist", PLAN, 1, 1, Map.of(EngineKind.MANUAL, finished(1))));
            folder.add(new ComparisonRow(
                    "r",
                    "task1",
                    "mnist",
                    PLAN,
                    2,
                    1,
                    Map.of(EngineKind.MANUAL, finished(1), EngineKind.DL4J, diverged)));
            folder.add(new ComparisonRow(
                    "r",
                    "task1",
                    "mnist",
                    PLAN,
                    3,
                    1,
                    Map.of(EngineKind.MANUAL, RunResult.failed("x", List.of()), EngineKind.DL4J, diverged)));
            List<CSVRecord> rows = WrittenResults.rows(folder.path().resolve("comparison.csv"));
            assertEquals("", rows.get(0).get("dl4j_test_acc_pct"));
            assertEquals("", rows.get(0).get("speedup_manual_over_dl4j"));
            assertEquals("", rows.get(0).get("first_batch_loss_diff"));
            assertEquals("ok", rows.get(0).get("status"));
            assertEquals("diverged", rows.get(1).get("status"));
            assertEquals("", rows.get(1).get("speedup_manual_over_dl4j"));
            assertEquals("92.0000", rows.get(1).get("manual_test_acc_pct"));
            assertEquals("failed", rows.get(2).get("status"));
        }
    }

    @Test
    void speedColumnsAreTheDocumentedOnesInOrder() {
        assertEquals(
                "run_id,dataset,model,batch_size,rung,backend,threads,seed,steps,warm_up_steps,ms_per_step,images_per_s,"
                        + "speedup_over_previous,speedup_over_first,gflops,percent_of_peak,status",
                String.join(",", SpeedRow.COLUMNS.stream().map(Column::name).toList()));
    }

    @Test
    void columnsOfTestsAreTheDocumentedOnesInOrder() {
        assertEquals(
                "run_id,task,experiment,variant,dataset,model,engine,backend,seed,step,lr,loss,smoothed_loss,in_range,"
                        + "suggested_lr",
                String.join(",", RateRow.COLUMNS.stream().map(Column::name).toList()));
        assertEquals(
                "run_id,task,experiment,variant,dataset,model,engine,backend,seed,images,batch_size,lr,epochs,steps,"
                        + "first_loss,loss,acc_pct,zero_gradient_pct,seconds,status,causes",
                String.join(",", OverfitRow.COLUMNS.stream().map(Column::name).toList()));
    }

    @Test
    void speedsAreDerivedFromOneMedian() throws IOException {
        Speed half = new Speed("im2col-scalar", 1, 2, 3, 0.5, RunStatus.OK);
        try (TableFolder<SpeedRow> folder = TableFolder.ladder(temp, NOW)) {
            // 3 10^9 multiply-adds in half a second: 12 GFLOP/s.
            folder.add(new SpeedRow(folder.runId(), "glyphs", "mlp", 10, "simd", 1, half, 1.5, 2, 3_000_000_000L, 48));
            folder.add(new SpeedRow(
                    folder.runId(), "glyphs", "mlp", 10, "dl4j", 1, Speed.none(RunStatus.SKIPPED), 0.5, 2, 3, 48));
            assertEquals(List.of(), folder.publish());
            assertEquals(temp.resolve("speed.csv"), folder.copy());
            assertEquals("20260102-030405-ladder", folder.runId());
        }
        assertEquals(
                "20260102-030405-ladder,glyphs,mlp,10,simd,im2col-scalar,1,1,3,2,500.0000,20.0,3.00,4.00,12.000,25.000,ok",
                Files.readAllLines(temp.resolve("speed.csv")).get(1));
        assertEquals(
                "20260102-030405-ladder,glyphs,mlp,10,dl4j,,,1,0,0,,,,,,,skipped",
                Files.readAllLines(temp.resolve("20260102-030405-ladder").resolve("speed.csv"))
                        .get(2));
    }

    @Test
    void aSpeedTableThatCannotBeReplacedIsAWarning() throws IOException {
        Files.createDirectories(temp.resolve("speed.csv").resolve("in the way"));
        try (TableFolder<SpeedRow> folder = TableFolder.ladder(temp, NOW)) {
            assertTrue(folder.publish().get(0).startsWith("Could not replace " + temp.resolve("speed.csv")));
        }
        Path file = Files.writeString(temp.resolve("file"), "x");
        assertThrows(UserException.class, () -> TableFolder.ladder(file.resolve("a"), NOW));
    }

    @Test
    void twoRunsInOneSecondHaveTwoFolders() {
        try (RunFolder one = RunFolder.create(temp, "task1", NOW);
                RunFolder two = RunFolder.create(temp, "task1", NOW)) {
            assertEquals("20260102-030405-task1-2", two.runId());
            assertTrue(Files.isDirectory(one.path()));
        }
    }

    @Test
    void aDiscardedFolderIsGoneAndOneThatCannotBeRemovedIsAWarning() throws IOException {
        RunFolder folder = RunFolder.create(temp, "task1", NOW);
        folder.json("config.json", List.of());
        folder.close();
        assertEquals(List.of(), folder.discard());
        assertFalse(Files.exists(folder.path()));
        List<String> warnings = folder.discard();
        assertEquals(1, warnings.size());
        assertTrue(warnings.get(0)
                .startsWith("Could not remove " + folder.path() + " (no such file or folder), in which"));
        assertTrue(warnings.get(0).endsWith("), in which nothing was trained.\nDelete it."), warnings.get(0));
    }

    @Test
    void aCopyThatCannotBeReplacedIsAWarning() throws IOException {
        Files.createDirectories(temp.resolve("task1.csv").resolve("in the way"));
        try (RunFolder folder = RunFolder.create(temp, "task1", NOW)) {
            List<String> warnings = folder.publish();
            assertEquals(1, warnings.size());
            assertTrue(warnings.get(0).startsWith("Could not replace " + temp.resolve("task1.csv")));
            assertTrue(warnings.get(0).contains("is it open in a spreadsheet?"));
        }
    }

    @Test
    void environmentNamesWhatNumbersDependOn() {
        Map<String, Object> values = Environment.read(false);
        for (String name :
                List.of("jdk", "os", "cpu", "cores", "manual_kernels", "inner_block", "max_heap_bytes", "git_commit")) {
            assertTrue(values.containsKey(name), name);
        }
        assertFalse(values.containsKey("dl4j"));
        assertTrue(Environment.read(true).containsKey("dl4j"));
        Map<String, Object> one = Map.of("cpu", "CPU", "cores", 1, "java_version", "17", "manual_kernels", "scalar");
        assertEquals("CPU, 1 core, JDK 17, kernels scalar", Environment.oneLine(one));
        Map<String, Object> two = new HashMap<>(one);
        two.put("cores", 2);
        assertEquals("CPU, 2 cores, JDK 17, kernels scalar", Environment.oneLine(two));
        assertEquals(List.of(), Environment.warnings(two));
        two.put("dl4j", Map.of("blas_core", "Prescott", "blas_core_trouble", "slow kernels"));
        assertEquals("CPU, 2 cores, JDK 17, kernels scalar, OpenBLAS core Prescott", Environment.oneLine(two));
        assertEquals(List.of("slow kernels"), Environment.warnings(two));
        two.put("dl4j", Map.of("blas_core", "Zen", "helpers", true));
        assertEquals(
                "CPU, 2 cores, JDK 17, kernels scalar, OpenBLAS core Zen, oneDNN helpers", Environment.oneLine(two));
        Map<String, Object> on =
                Map.of("model", "cnn", "variant", "", "setting", "cache on, workspaces on, helpers on, omp 1 blas 2");
        Map<String, Object> off =
                Map.of("model", "mlp", "variant", "A", "setting", "cache on, workspaces on, helpers off, omp 1 blas 2");
        Map<String, Object> byHand = Map.of("model", "cnn", "variant", "");
        two.put("engines", List.of(byHand, on));
        assertTrue(Environment.oneLine(two).endsWith("Zen, oneDNN helpers"), "whatever was searched chose them");
        two.put("engines", List.of(byHand, on, off));
        assertTrue(Environment.oneLine(two).endsWith("Zen, oneDNN helpers for cnn"));
        two.put("engines", List.of(byHand, off));
        assertTrue(Environment.oneLine(two).endsWith("Zen, oneDNN helpers off"));
        two.put("dl4j", Map.of("blas_core", "Zen", "helpers", false));
        assertTrue(Environment.oneLine(two).endsWith("Zen"));
        two.put("dl4j", Map.of("blas", "CUBLAS"));
        assertEquals("CPU, 2 cores, JDK 17, kernels scalar", Environment.oneLine(two));
    }

    @Test
    void cellsArePlainNumbers() {
        assertEquals("0.1", Cells.exact(0.1));
        assertEquals("0.00003", Cells.exact(3e-5));
        assertEquals("10", Cells.exact(10));
        assertEquals("", Cells.number(Double.POSITIVE_INFINITY, 2));
        assertEquals("1.23e-07", Cells.tiny(1.234e-7));
        assertEquals("'-x", Cells.text("-x"));
        assertEquals("x=1", Cells.text("x=1"));
    }
}
