package backproplab.cluster.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.cluster.StandaloneCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Processes of a real cluster, and of the program itself, killed at random while a search goes on. */
@Tag("full")
@ResourceLock("spark")
class StandaloneSearchTest {
    private static final int KILLS = Integer.getInteger("backproplab.kills", 10);
    private static final String[] LONGER = {"--hidden", "200,100", "--epochs", "9"};
    private static final List<List<String>> KINDS = List.of(Searches.RANDOM, Searches.HALVING);

    private static StandaloneCluster machines;
    private static Path here;

    @TempDir
    private Path temp;

    @BeforeAll
    static void onThisMachine(@TempDir Path out) {
        here = out;
        machines = new StandaloneCluster(2, 1);
        for (int kind = 0; kind < KINDS.size(); kind++) {
            Searches.whole(KINDS.get(kind), here(kind), longer(kind));
        }
    }

    @AfterAll
    static void stop() {
        machines.close();
    }

    private static Path here(int kind) {
        return here.resolve("kind" + kind);
    }

    /** Halving decides epochs and sizes itself. */
    private static String[] longer(int kind) {
        return kind == 0 ? LONGER : new String[0];
    }

    private static String[] there(int kind) {
        List<String> words = new ArrayList<>(List.of(longer(kind)));
        words.addAll(List.of("--cluster", machines.url(), "--cluster-set", "spark.executor.memory=600m"));
        return words.toArray(String[]::new);
    }

    private void assertEqual(int kind, Path out) throws IOException {
        assertEquals(Searches.table(here(kind)), Searches.table(out));
        assertArrayEquals(Searches.weights(here(kind)), Searches.weights(out));
    }

    @Test
    void randomAndHalvingLeaveTheBytesOfThisMachine() throws IOException {
        for (int kind = 0; kind < KINDS.size(); kind++) {
            Path out = temp.resolve("kind" + kind);
            Searches.Ran ran = Searches.whole(KINDS.get(kind), out, there(kind));
            assertEqual(kind, out);
            assertEquals(Set.of("127.0.0.1"), Searches.hosts(out));
            assertTrue(ran.out().contains("; its page: http://"), ran.out());
        }
    }

    /** Sums of Deeplearning4j depend on its threads, of which it has all the cores here and one there. */
    @Test
    void inDeeplearning4jAccuraciesAreTheSameInTolerance() throws IOException {
        List<String> search = List.of("--space", "lr=item:0.01,0.1", "--method", "grid", "--engines", "dl4j");
        Path one = temp.resolve("one");
        Path other = temp.resolve("other");
        Searches.whole(search, one, "--epochs", "2");
        Searches.Ran ran = Searches.whole(
                search,
                other,
                "--epochs",
                "2",
                "--cluster",
                machines.url(),
                "--cluster-set",
                "spark.executor.memory=1g");
        Map<String, Double> expected = Searches.accuracies(one);
        Map<String, Double> there = Searches.accuracies(other);
        assertEquals(expected.keySet(), there.keySet(), ran.out());
        expected.forEach((trial, accuracy) -> assertEquals(accuracy, there.get(trial), 0.5, "trial " + trial));
        assertEquals(Set.of("127.0.0.1"), Searches.hosts(other));
    }

    /** Kills something again and again, at random, while searches go on. */
    private void killing(long seed, IntConsumer kill) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < KILLS; i++) {
            int kind = i % KINDS.size();
            Path out = temp.resolve("kill" + i);
            int chosen = random.nextInt(2);
            int trials = 1 + random.nextInt(7);
            int millis = random.nextInt(800);
            AfterTrials screen = new AfterTrials(trials, millis, () -> kill.accept(chosen));
            Searches.Ran ran = Searches.whole(screen, KINDS.get(kind), out, there(kind));
            screen.join();
            System.out.println("kill " + i + ", " + millis + " ms after " + trials + " trials: "
                    + ran.out()
                            .lines()
                            .filter(line -> line.startsWith("WARNING"))
                            .toList());
            assertEqual(kind, out);
        }
    }

    @Test
    void killedExecutorsCostTimeAndNothingElse() throws Exception {
        killing(1, machines::killExecutor);
    }

    @Test
    void killedWorkersCostTimeAndNothingElse() throws Exception {
        killing(2, chosen -> {
            machines.killWorker(chosen);
            machines.addWorker(1);
        });
    }

    @Test
    void aKilledDriverIsWhatResumeIsFor() throws Exception {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < KILLS; i++) {
            int kind = i % KINDS.size();
            Path out = temp.resolve("driver" + i);
            int lines = 1 + random.nextInt(8);
            Driver.killed(
                    temp.resolve("err.txt"),
                    lines,
                    random.nextInt(500),
                    Searches.words(KINDS.get(kind), out, there(kind)));
            boolean elsewhere = i % 4 < 2;
            List<String> resume = new ArrayList<>(List.of("search", "--resume", "--out", out.toString()));
            if (elsewhere) {
                resume.addAll(List.of("--cluster", machines.url(), "--cluster-set", "spark.executor.memory=600m"));
            }
            Searches.Ran ran = Searches.run(resume);
            assertEquals(0, ran.code(), ran.out() + ran.err());
            System.out.println(
                    "driver killed after " + lines + " trials, gone on with " + (elsewhere ? "there" : "here")
                            + ": "
                            + ran.out()
                                    .lines()
                                    .filter(line -> line.contains(" trainings are done."))
                                    .toList());
            assertEqual(kind, out);
        }
    }

    @Test
    void ctrlCLeavesNoProcessAndIsGoneOnWith() throws Exception {
        Path out = temp.resolve("interrupted");
        String rest = Driver.interrupted(temp.resolve("err.txt"), 3, Searches.words(Searches.RANDOM, out, there(0)));
        assertTrue(rest.contains("Interrupted. Run folder: "), rest);
        assertTrue(rest.contains("mvn -Pcluster compile exec:java"), rest);
        assertTrue(rest.contains(" --cluster " + machines.url()), rest);
        for (int i = 0; i < 150 && !machines.executors().isEmpty(); i++) {
            Thread.sleep(100);
        }
        assertEquals(List.of(), machines.executors());
        Searches.Ran ran = Searches.run(List.of("search", "--resume", "--out", out.toString()));
        assertEquals(0, ran.code(), ran.err());
        assertEqual(0, out);
    }
}
