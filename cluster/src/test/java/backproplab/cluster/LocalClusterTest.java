package backproplab.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.remote.Cluster;
import backproplab.remote.ClusterException;
import backproplab.remote.ClusterListener;
import backproplab.remote.ClusterProvider;
import backproplab.remote.ClusterSettings;
import backproplab.remote.Done;
import backproplab.remote.Work;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.spark.util.Utils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole way of a piece of work, with threads of this process as machines. */
class LocalClusterTest {
    private static final ClusterSettings SETTINGS = new ClusterSettings("local[2]", "test", 1, false, Map.of());
    private static final String HOST = Utils.localHostName();
    private static final List<String> HEARD = new CopyOnWriteArrayList<>();

    private static ClusterProvider provider;
    private static Cluster cluster;

    @BeforeAll
    static void open() {
        provider = ClusterProvider.find().orElseThrow();
        cluster = provider.open(SETTINGS, new ClusterListener() {
            @Override
            public void began(String work, String host) {
                HEARD.add("began " + work);
            }

            @Override
            public void ended(String work, String host) {
                HEARD.add("ended " + work);
            }

            @Override
            public void warning(String text) {
                HEARD.add(text);
            }
        });
    }

    @AfterAll
    static void close() {
        cluster.close();
    }

    private static Work work(String what, byte[] text, String... shared) {
        return new Work(what, Map.of("do", what.getBytes(UTF_8), "text", text), Set.of(shared));
    }

    private static Done run(String what, String text) {
        return cluster.run(work(what, text.getBytes(UTF_8)));
    }

    private static ClusterException fails(ClusterException.Kind kind, Work work) {
        ClusterException failed = assertThrows(ClusterException.class, () -> cluster.run(work));
        assertEquals(kind, failed.kind(), failed.getMessage());
        return failed;
    }

    private static long heard(String line) {
        return HEARD.stream().filter(line::equals).count();
    }

    /** Spark tells its listeners a little later than it ends jobs. */
    private static void awaitHeard(String line, long times) throws InterruptedException {
        for (int i = 0; i < 200 && heard(line) < times; i++) {
            Thread.sleep(50);
        }
        assertEquals(times, heard(line), HEARD.toString());
    }

    @Test
    void twoSlotsAndNoPage() {
        assertEquals(2, cluster.slots());
        assertEquals(Optional.empty(), cluster.page());
    }

    @Test
    void whatIsSentComesBack() throws InterruptedException {
        Map<String, byte[]> parts = Map.of("do", "echo".getBytes(UTF_8), "text", "höre".getBytes(UTF_8));
        Done done = cluster.run(new Work("a letter", parts, Set.of()));
        assertEquals(Set.of("echo"), done.parts().keySet());
        assertEquals("höre", new String(done.parts().get("echo"), UTF_8));
        assertEquals(HOST, done.host());
        awaitHeard("ended a letter", 1);
        assertEquals(1, heard("began a letter"));
    }

    @Test
    void tenMegabytesBothWays() {
        byte[] large = new byte[10 << 20];
        new SplittableRandom(1).nextBytes(large);
        assertArrayEquals(large, cluster.run(work("echo", large)).parts().get("echo"));
    }

    @Test
    void oneAccidentCostsNothing() throws InterruptedException {
        assertEquals("a", new String(run("fail once", "a").parts().get("echo"), UTF_8));
        awaitHeard("began fail once", 2);
        awaitHeard("ended fail once", 2);
    }

    @Test
    void fourAccidentsLoseThePieceAlone() throws InterruptedException {
        ClusterException lost = fails(ClusterException.Kind.LOST, work("fail", new byte[0]));
        assertEquals(
                "fail failed 4 times, last: java.lang.IllegalArgumentException: no such thing on " + HOST,
                lost.getMessage());
        awaitHeard("began fail", 4);
        awaitHeard(
                "fail, attempt 4 of 4, failed on " + HOST + ": java.lang.IllegalArgumentException: no such thing", 1);
    }

    @Test
    void anErrorOfTheJvmIsAnAccidentToo() {
        ClusterException lost = fails(ClusterException.Kind.LOST, work("out of memory", new byte[0]));
        assertEquals(
                "out of memory failed 4 times, last: java.lang.OutOfMemoryError: Java heap space on " + HOST,
                lost.getMessage());
    }

    @Test
    void aRefusalIsNotTriedAgain() throws InterruptedException {
        ClusterException refused = fails(ClusterException.Kind.REFUSED, work("refuse", new byte[0]));
        assertEquals("pc7 has another build.\nGive it the same one.", refused.getMessage());
        awaitHeard("ended refuse", 1);
        assertEquals(1, heard("began refuse"));
    }

    @Test
    void sharedBytesAreOneObjectInAProcess() throws Exception {
        cluster.share("images", new byte[] {1, 2, 3});
        cluster.share("images", new byte[] {4});
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < 4; i++) {
            Done done = cluster.run(work("same", new byte[0], "images"));
            seen.merge(new String(done.parts().get("same"), UTF_8), 1, Integer::sum);
        }
        assertEquals(1, seen.size(), seen.toString());
    }

    @Test
    void whatWasNotSharedIsAFaultOfTheCaller() {
        Work unknown = work("same", new byte[0], "unheard of");
        IllegalArgumentException wrong = assertThrows(IllegalArgumentException.class, () -> cluster.run(unknown));
        assertEquals("same needs unheard of, which was not shared", wrong.getMessage());
        ClusterException unsaid = fails(ClusterException.Kind.LOST, work("unshared", new byte[0]));
        assertTrue(unsaid.getMessage().contains("the work did not say that it needs unheard of"), unsaid.getMessage());
    }

    @Test
    void aThreadThatIsInterruptedCancelsItsWork() throws Exception {
        ExecutorService pool = java.util.concurrent.Executors.newSingleThreadExecutor();
        try {
            Callable<ClusterException> sleeping = () -> fails(ClusterException.Kind.CLOSED, work("sleep", new byte[0]));
            Future<ClusterException> ended = pool.submit(sleeping);
            assertTrue(PlayWorker.SLEEPING.await(20, TimeUnit.SECONDS));
            pool.shutdownNow();
            assertEquals(
                    "sleep was cut off: the cluster was left.",
                    ended.get(20, TimeUnit.SECONDS).getMessage());
            assertTrue(PlayWorker.WOKEN.await(20, TimeUnit.SECONDS), "nobody woke the worker");
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void oneConnectionAtATime() {
        ClusterException second = assertThrows(ClusterException.class, () -> provider.open(SETTINGS, null));
        assertEquals(ClusterException.Kind.SETTING, second.kind());
        assertEquals(
                "This program works on a cluster already, and Spark allows one at a time.\nClose that one first.",
                second.getMessage());
        assertEquals(2, cluster.slots(), "the first one is still there");
    }
}
