package backproplab.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.remote.Cluster;
import backproplab.remote.ClusterException;
import backproplab.remote.ClusterSettings;
import backproplab.remote.Work;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SparkProviderTest {
    /** Of docs/cluster.md, for every message. */
    private static final Duration PROMISED = Duration.ofSeconds(30);

    private static ClusterSettings settings(String address, int threads, boolean alone, Map<String, String> more) {
        return new ClusterSettings(address, "test", threads, alone, more);
    }

    private static ClusterException refused(ClusterException.Kind kind, ClusterSettings settings) {
        ClusterException refused = assertTimeout(
                PROMISED,
                () -> assertThrows(ClusterException.class, () -> new SparkProvider().open(settings, new Deaf())));
        assertEquals(kind, refused.kind(), refused.getMessage());
        return refused;
    }

    private static ClusterSettings at(int port) {
        return settings("spark://127.0.0.1:" + port, 1, false, Map.of());
    }

    @Test
    void nobodyListens() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertEquals(
                "Nobody listens at spark://127.0.0.1:" + port + " (Connection refused).\nStart a master of Spark "
                        + SparkVersion.OURS + " there: docs/cluster.md.",
                refused(ClusterException.Kind.UNREACHABLE, at(port)).getMessage());
    }

    @Test
    void aNameThatNoMachineHas() {
        assertEquals(
                "--cluster spark://pc.invalid:7077: no machine is known by the name pc.invalid."
                        + "\nUse its full name, or its address in numbers.",
                refused(ClusterException.Kind.UNREACHABLE, settings("spark://pc.invalid:7077", 1, false, Map.of()))
                        .getMessage());
    }

    @Test
    void somebodyElseListens() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
            Thread closer = new Thread(() -> hangUp(socket));
            closer.setDaemon(true);
            closer.start();
            String message = refused(ClusterException.Kind.UNREACHABLE, at(socket.getLocalPort()))
                    .getMessage();
            assertTrue(
                    message.startsWith("What listens at spark://127.0.0.1:" + socket.getLocalPort()
                            + " does not answer as a master of Spark " + SparkVersion.OURS + " does: "),
                    message);
            assertEquals(2, message.lines().count(), message);
        }
    }

    private static void hangUp(ServerSocket socket) {
        try {
            while (true) {
                socket.accept().close();
            }
        } catch (IOException e) {
            Thread.currentThread().setName("closed");
        }
    }

    @Test
    void moreThreadsThanThisProcessHasCores() {
        assertEquals(
                "--threads 3: --cluster local[2] has 2 cores.\nUse --threads 2 or fewer, or more cores.",
                refused(ClusterException.Kind.SETTING, settings("local[2]", 3, false, Map.of()))
                        .getMessage());
    }

    @Test
    void aSettingThatSparkDoesNotTake() {
        String message = refused(
                        ClusterException.Kind.SETTING,
                        settings("local[1]", 1, false, Map.of("spark.driver.port", "many")))
                .getMessage();
        assertTrue(message.startsWith("Spark does not take its settings: "), message);
        assertTrue(message.endsWith("\nCheck what --cluster-set says."), message);
    }

    @Test
    void aManagerThatThisBuildHasNoClientFor() {
        assertEquals(
                "This build has no client for yarn: it knows spark:// and local[N].\nStart the program by spark-submit"
                        + " of a Spark that has one: docs/cluster.md.",
                refused(ClusterException.Kind.UNREACHABLE, settings("yarn", 1, false, Map.of()))
                        .getMessage());
    }

    @Test
    void aClosedClusterTakesNoWorkAndLetsOpenAnother() {
        ClusterSettings alone = settings("local[2]", 2, true, Map.of());
        Cluster first = new SparkProvider().open(alone, new Deaf());
        assertEquals(1, first.slots());
        first.close();
        first.close();
        ClusterException closed =
                assertThrows(ClusterException.class, () -> first.run(new Work("late", Map.of(), Set.of())));
        assertEquals(ClusterException.Kind.CLOSED, closed.kind());
        assertEquals("late was cut off: the cluster was left.", closed.getMessage());
        new SparkProvider().open(alone, new Deaf()).close();
    }
}
