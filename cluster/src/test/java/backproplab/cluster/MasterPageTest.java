package backproplab.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.remote.ClusterSettings;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class MasterPageTest {
    @Test
    void workersThatAreAlive() throws IOException {
        String json = """
                {"url": "spark://pc1:7077", "aliveworkers": 1, "workers": [
                  {"id": "a", "host": "pc2", "port": 1, "webuiaddress": "http://pc2:8081", "cores": 4, "coresused": 1,
                   "coresfree": 3, "memory": 7000, "memoryused": 2000, "memoryfree": 5000, "state": "ALIVE"},
                  {"id": "b", "host": "pc3", "cores": 64, "memory": 70000, "state": "DEAD"}], "status": "ALIVE"}
                """;
        List<MasterPage.Machine> workers = MasterPage.workers(new ObjectMapper().readTree(json));
        assertEquals(List.of(new MasterPage.Machine("pc2", 4, 7000, 3, 5000, "http://pc2:8081")), workers);
        MasterPage page = new MasterPage(Optional.empty(), workers);
        assertEquals(OptionalInt.of(4), page.most(MasterPage.Machine::cores));
    }

    @Test
    void executorsAreAsLargeAsThisProcessIfEveryWorkerGivesThat() {
        MasterPage page = new MasterPage(
                Optional.empty(),
                List.of(
                        new MasterPage.Machine("pc1", 4, 8000, 4, 8000, ""),
                        new MasterPage.Machine("pc2", 8, 6000, 8, 6000, ""),
                        new MasterPage.Machine("pc3", 1, 1000, 1, 1000, "")));
        assertEquals(5000, page.memory(asked(2, false), 5000));
        assertEquals(6000, page.memory(asked(2, false), 9000));
        assertEquals(2048, page.memory(asked(2, false), 100), "what is usual, if every worker gives that");
        assertEquals(2048, page.memory(asked(2, true), 9000), "more than 6000 / 4 / 2, as four on pc2 would have");
        assertEquals(6000 / 2, page.memory(asked(8, true), 9000), "one on pc2, with natives");
    }

    @Test
    void executorsAreSmallOnSmallWorkers() {
        MasterPage page =
                new MasterPage(Optional.empty(), List.of(new MasterPage.Machine("pc3", 1, 1000, 1, 1000, "")));
        assertEquals(1000, page.memory(asked(1, false), 9000));
        assertEquals(1000, page.memory(asked(1, false), 100));
        assertEquals(MasterPage.LEAST_MEMORY, page.memory(asked(1, true), 9000), "512 in place of 500");
    }

    @Test
    void whatOthersUseCounts() {
        MasterPage page = new MasterPage(
                Optional.empty(),
                List.of(
                        new MasterPage.Machine("pc1", 4, 30000, 4, 10000, ""),
                        new MasterPage.Machine("pc2", 4, 30000, 0, 30000, ""),
                        new MasterPage.Machine("pc3", 4, 30000, 4, 1000, "")));
        assertEquals(10000, page.memory(asked(1, false), 16000), "that of the only worker with room");
    }

    private static ClusterSettings asked(int threads, boolean alone) {
        return new ClusterSettings("spark://pc1:7077", "test", threads, alone, Map.of());
    }

    @Test
    void versionInThePage() {
        assertEquals(
                Optional.of("3.5.9"),
                MasterPage.version("<div><span class=\"version\" style=\"margin-right: 15px;\">3.5.9</span></div>"));
        assertTrue(MasterPage.version("<html>something else</html>").isEmpty());
    }

    @Test
    void aReleaseLineIsTwoNumbers() {
        assertTrue(SparkVersion.fits(SparkVersion.OURS));
        assertTrue(SparkVersion.fits(SparkVersion.OURS.replaceFirst("\\.\\d+$", ".99")));
        assertTrue(!SparkVersion.fits("3.5.9"));
        assertEquals(
                "spark://pc1:7077 runs Spark 3.5.9, this program Spark " + SparkVersion.OURS
                        + ".\nStart the cluster with Spark " + SparkVersion.OURS + ": docs/cluster.md.",
                SparkVersion.other("spark://pc1:7077", Optional.of("3.5.9")));
        assertTrue(SparkVersion.differs("java.io.InvalidClassException: local class incompatible"));
        assertTrue(!SparkVersion.differs("Connection refused"));
    }

    @Test
    void whyExecutorsEnd() {
        assertEquals(
                "The worker on pc2 starts its processes with a Java that is too old for this program."
                        + "\nSet JAVA_HOME to a Java 17 or newer there, and start the worker again.",
                ExecutorLog.words(
                        "pc2",
                        "Spark Executor Command: java\n====\n\nError: A JNI error has occurred\nException in thread"
                                + " \"main\" java.lang.UnsupportedClassVersionError: org/apache/spark/executor/X has been"
                                + " compiled by a more recent version of the Java Runtime (class file version 61.0)\n"));
        assertEquals(
                "Processes on pc2 end as soon as they start: Error: Could not create the Java Virtual Machine."
                        + "\nThe worker's page shows all that they wrote.",
                ExecutorLog.words(
                        "pc2", "Invalid maximum heap size\nError: Could not create the Java Virtual Machine.\n"));
        assertEquals(
                "Processes on pc2 end as soon as they start: it left no words"
                        + "\nThe worker's page shows all that they wrote.",
                ExecutorLog.words("pc2", "\n"));
    }
}
