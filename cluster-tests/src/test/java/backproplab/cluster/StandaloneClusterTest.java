package backproplab.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.remote.Cluster;
import backproplab.remote.ClusterException;
import backproplab.remote.ClusterListener;
import backproplab.remote.ClusterSettings;
import backproplab.remote.Done;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, killed while they work, and all that a real master can be asked in vain. */
@Tag("full")
class StandaloneClusterTest {
    /** Of docs/cluster.md, for every message. */
    private static final Duration PROMISED = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final StandInProgram program = new StandInProgram();
    private final List<String> warnings = new CopyOnWriteArrayList<>();

    private final ClusterListener listener = StandInProgram.warning(warnings::add);

    @AfterEach
    void removeJars() {
        program.close();
    }

    private static String part(Done done, String name) {
        return new String(done.parts().get(name), UTF_8);
    }

    private static List<Done> all(Cluster cluster, int pieces, int millis, Runnable meanwhile) throws Exception {
        return StandInProgram.all(cluster, pieces, pieces, millis, meanwhile);
    }

    private static void awaitRoom(Cluster cluster, int slots) {
        for (int i = 0; i < 300 && cluster.slots() < slots; i++) {
            Deadline.moment();
        }
        assertEquals(slots, cluster.slots());
    }

    private static void sleep(int millis) {
        for (int i = 0; i < millis; i += 100) {
            Deadline.moment();
        }
    }

    private void checkTexts(List<Done> done) {
        for (int i = 0; i < done.size(); i++) {
            assertEquals("piece " + i, part(done.get(i), "text"));
        }
    }

    @Test
    void killedExecutorsAndWorkersCostTimeAndNothingElse() throws Exception {
        List<ProcessHandle> executors;
        try (StandaloneCluster machines = new StandaloneCluster(2, 1)) {
            try (Cluster cluster = new SparkProvider().open(program.settings(machines, 1, false), listener)) {
                awaitRoom(cluster, 2);
                assertTrue(cluster.page().orElseThrow().toString().startsWith("http://"));
                List<Done> quiet = all(cluster, 4, 500, () -> {});
                checkTexts(quiet);
                Set<String> natives = new HashSet<>();
                quiet.forEach(done -> natives.add(part(done, "natives")));
                assertEquals(2, natives.size(), "each executor unpacks native libraries for itself");
                quiet.forEach(done -> assertEquals("true", part(done, "vectors")));
                assertEquals(List.of(), warnings);

                checkTexts(all(cluster, 4, 2000, () -> {
                    sleep(1000);
                    machines.killExecutor(0);
                }));
                assertEquals(1, warnings.size(), warnings.toString());
                assertTrue(
                        warnings.get(0)
                                .matches("Executor \\d+ on 127\\.0\\.0\\.1 is gone: Command exited with code 137\\."
                                        + " What it was doing is done again elsewhere\\."),
                        warnings.toString());
                awaitRoom(cluster, 2);

                checkTexts(all(cluster, 4, 2000, () -> {
                    sleep(1000);
                    machines.killWorker(0);
                }));
                assertEquals(1, cluster.slots());
                machines.addWorker(1);
                awaitRoom(cluster, 2);
                executors = machines.executors();
                assertEquals(2, executors.size());
            }
            for (int i = 0; i < 150 && !machines.executors().isEmpty(); i++) {
                Deadline.moment();
            }
            assertEquals(List.of(), machines.executors(), "a cluster that was left has no process of ours");
        }
        executors.forEach(executor -> assertFalse(executor.isAlive()));
    }

    @Test
    void alonePutsEachPieceOfWorkInAProcessOfItsOwn() throws Exception {
        try (StandaloneCluster machines = new StandaloneCluster(1, 2);
                Cluster cluster = new SparkProvider().open(program.settings(machines, 1, true), listener)) {
            awaitRoom(cluster, 2);
            List<Done> done = all(cluster, 2, 1500, () -> {});
            assertEquals(
                    2, done.stream().map(one -> part(one, "process")).distinct().count());
        }
    }

    @Test
    void anApplicationThatTheMasterEndsIsNoFaultOfItsWork() throws Exception {
        try (StandaloneCluster machines = new StandaloneCluster(1, 1);
                Cluster cluster = new SparkProvider().open(program.settings(machines, 1, false), listener)) {
            ExecutorService pool = java.util.concurrent.Executors.newFixedThreadPool(2);
            try {
                List<Future<Done>> ends = new ArrayList<>();
                for (String piece : List.of("running", "waiting")) {
                    ends.add(pool.submit(() -> cluster.run(StandInProgram.work(piece, 60_000))));
                }
                sleep(3000);
                machines.killApplications();
                for (Future<Done> end : ends) {
                    ExecutionException failed = assertThrows(ExecutionException.class, end::get);
                    ClusterException ended = (ClusterException) failed.getCause();
                    assertEquals(ClusterException.Kind.UNREACHABLE, ended.kind(), ended.getMessage());
                    assertTrue(
                            ended.getMessage().startsWith("The cluster has ended the connection: "),
                            ended.getMessage());
                }
                ClusterException late =
                        assertThrows(ClusterException.class, () -> cluster.share("images", new byte[1]));
                assertEquals(ClusterException.Kind.UNREACHABLE, late.kind());
            } finally {
                pool.shutdownNow();
            }
        }
    }

    private ClusterException refused(ClusterException.Kind kind, ClusterSettings asked) {
        Map<String, String> more = new HashMap<>(asked.more());
        more.put("spark.scheduler.maxRegisteredResourcesWaitingTime", Deadline.SECONDS + "s");
        ClusterSettings settings =
                new ClusterSettings(asked.address(), asked.name(), asked.threads(), asked.alone(), more);
        ClusterException refused = assertTimeout(
                PROMISED,
                () -> assertThrows(ClusterException.class, () -> new SparkProvider().open(settings, listener)));
        assertEquals(kind, refused.kind(), refused.getMessage());
        assertEquals(2, refused.getMessage().lines().count(), refused.getMessage());
        return refused;
    }

    @Test
    void askedForMoreThanTheWorkersHave() throws Exception {
        try (StandaloneCluster machines = new StandaloneCluster(1, 2)) {
            String url = machines.url();
            assertEquals(
                    "--threads 3: the largest worker of " + url
                            + " has 2 cores.\nUse --threads 2 or fewer, or start a larger worker.",
                    refused(ClusterException.Kind.SETTING, program.settings(machines, 3, false))
                            .getMessage());
            assertEquals(
                    "An executor takes 4096 MB (spark.executor.memory): the largest worker of " + url
                            + " has 3072 MB.\nUse --cluster-set spark.executor.memory=3072m, or give the workers more.",
                    refused(
                                    ClusterException.Kind.UNREACHABLE,
                                    program.settings(machines, 1, false, "spark.executor.memory", "4g"))
                            .getMessage());
        }
    }

    @Test
    void aMasterWithoutWorkers() throws Exception {
        try (StandaloneCluster machines = new StandaloneCluster(0, 1)) {
            assertEquals(
                    "The master at " + machines.url()
                            + " has no worker.\nStart one on every machine that shall work: docs/cluster.md.",
                    refused(ClusterException.Kind.UNREACHABLE, program.settings(machines, 1, false))
                            .getMessage());
        }
    }

    @Test
    void aWorkerWithAnOldJava() throws Exception {
        Path java = folder.resolve("java8/bin/java");
        Files.createDirectories(java.getParent());
        Files.writeString(
                java,
                "#!/bin/sh\necho 'Exception in thread \"main\" java.lang.UnsupportedClassVersionError: X has been compiled by"
                        + " a more recent version of the Java Runtime (class file version 61.0)' >&2\nexit 1\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (StandaloneCluster machines = new StandaloneCluster(1, 1, folder.resolve("java8"))) {
            assertEquals(
                    "The worker on 127.0.0.1 starts its processes with a Java that is too old for this program."
                            + "\nSet JAVA_HOME to a Java 17 or newer there, and start the worker again.",
                    refused(ClusterException.Kind.UNREACHABLE, program.settings(machines, 1, false))
                            .getMessage());
        }
    }
}
