package backproplab.experiments.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.train.RunStatus;
import backproplab.files.failure.ExitCode;
import backproplab.files.failure.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchFolderTest {
    private static final LocalDateTime NOW = LocalDateTime.of(2026, 1, 2, 3, 4, 5);

    @TempDir
    private Path temp;

    private static TrialRow row(int trial, int rank, double test, RunStatus status) {
        return new TrialRow(
                new TrialRow.Search("20260102-030405-search", "task2", "cifar10", "random", "manual", 1),
                "mlp",
                trial,
                rank,
                Map.of("batch-size", "32", "schedule", "=step:20,0.1"),
                1,
                8,
                status.finished() ? 5 : 0,
                status.finished() ? 40.5 : Double.NaN,
                1.25,
                60,
                test,
                test / 20,
                2.5,
                status,
                trial == 7 ? "pc1" : "");
    }

    @Test
    void rowsHaveAColumnForEachOption() throws IOException {
        SearchFolder folder = SearchFolder.create(temp, NOW);
        assertEquals("20260102-030405-search", folder.runId());
        folder.table(
                List.of("batch-size", "schedule"),
                List.of(row(7, 1, 40, RunStatus.OK), row(2, 2, Double.NaN, RunStatus.FAILED)));
        assertEquals(List.of(), folder.publish());
        assertEquals(
                "run_id,task,dataset,model,method,trial,rank,batch_size,schedule,engine,seed,rung,epochs_run,best_epoch,"
                        + "best_val_acc_pct,val_loss,train_acc_pct,test_acc_pct,test_loss,train_s,status,host\r\n"
                        + "20260102-030405-search,task2,cifar10,mlp,random,7,1,32,\"'=step:20,0.1\",manual,1,1,8,5,40.5000,"
                        + "1.250000,60.0000,40.0000,2.000000,2.5000,ok,pc1\r\n"
                        + "20260102-030405-search,task2,cifar10,mlp,random,2,2,32,\"'=step:20,0.1\",manual,1,1,8,,,"
                        + "1.250000,60.0000,,,2.5000,failed,\r\n",
                Files.readString(temp.resolve("search.csv")));
    }

    @Test
    void aTableThatCannotBeWrittenIsCode4() throws IOException {
        SearchFolder folder = SearchFolder.create(temp, NOW);
        Files.createDirectories(folder.path().resolve(FileNames.SEARCH).resolve("full"));
        UserException e = assertThrows(UserException.class, () -> folder.table(List.of(), List.of()));
        assertEquals(ExitCode.ENVIRONMENT, e.code());
        assertTrue(
                e.getMessage()
                        .startsWith("Cannot write results to " + folder.path().resolve(FileNames.SEARCH)),
                e.getMessage());
        Path file = Files.writeString(temp.resolve("file"), "");
        assertThrows(UserException.class, () -> SearchFolder.create(file, NOW));
    }
}
