package backproplab.cluster.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.cluster.StandaloneCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Processes of a real cluster, and of the program itself, killed at random while experiments go on. */
@Tag("full")
@ResourceLock("spark")
class StandaloneLabTest {
    private static final int KILLS = Integer.getInteger("backproplab.kills", 10);
    private static final String SEEDS = "1,2,3";
    /** Rounding differs with the number of threads, and grows a little with every step. */
    private static final double LOSS = 1e-3;

    private static final double ACCURACY_PCT = 0.5;

    private static StandaloneCluster machines;
    private static String expected;

    @TempDir
    private Path temp;

    @BeforeAll
    static void onThisMachine(@TempDir Path out) throws IOException {
        LabRuns.whole(LabRuns.words(LabRuns.BY_HAND, out, "--seeds", SEEDS));
        expected = LabRuns.tables(out);
        machines = new StandaloneCluster(2, 1);
    }

    @AfterAll
    static void stop() {
        machines.close();
    }

    private static String[] there(String... more) {
        List<String> words = new ArrayList<>(List.of(more));
        words.addAll(List.of("--cluster", machines.url(), "--cluster-set", "spark.executor.memory=600m"));
        return words.toArray(String[]::new);
    }

    private static List<String> words(Path out) {
        return LabRuns.words(LabRuns.BY_HAND, out, there("--seeds", SEEDS));
    }

    @Test
    void twoExperimentsLeaveTheBytesOfThisMachine() throws IOException {
        LabRuns.Ran ran = LabRuns.whole(words(temp));
        assertEquals(expected, LabRuns.tables(temp));
        assertEquals(Set.of("127.0.0.1"), LabRuns.hosts(temp));
        assertTrue(ran.out().contains("; its page: http://"), ran.out());
    }

    /** Kills something again and again, at random, while experiments go on. */
    private void killing(long seed, IntConsumer kill) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < KILLS; i++) {
            Path out = temp.resolve("kill" + i);
            int units = 1 + random.nextInt(18);
            int chosen = random.nextInt(2);
            UnitCounter screen = new UnitCounter(units, random.nextInt(1000), () -> kill.accept(chosen));
            LabRuns.Ran ran = LabRuns.on(screen, words(out));
            assertEquals(0, ran.code(), ran.out() + ran.err());
            screen.await();
            System.out.println(String.format(
                    Locale.ROOT,
                    "kill %d when %d units had begun: %s",
                    i,
                    units,
                    ran.out().lines().filter(line -> line.contains(" is gone")).toList()));
            assertEquals(expected, LabRuns.tables(out));
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
            Path out = temp.resolve("driver" + i);
            int units = 2 + random.nextInt(16);
            LabProcess.killed(temp.resolve("err.txt"), units, random.nextInt(500), words(out));
            List<String> resume = new ArrayList<>(List.of("run", "--resume", "--out", out.toString()));
            boolean elsewhere = i % 2 == 0;
            if (elsewhere) {
                resume.addAll(List.of(there()));
            }
            LabRuns.Ran ran = LabRuns.whole(resume);
            System.out.println(String.format(
                    Locale.ROOT,
                    "driver killed when %d units had begun, gone on with %s: %s",
                    units,
                    elsewhere ? "there" : "here",
                    ran.out()
                            .lines()
                            .filter(line -> line.contains(" trainings are done."))
                            .toList()));
            assertEquals(expected, LabRuns.tables(out));
        }
    }

    @Test
    void deeplearning4jComesToTheSameWithinItsLastDigits() throws IOException {
        List<String> both = List.of("B/six-layers", "--engines", "manual,dl4j", "--seeds", "1,2");
        Path here = temp.resolve("here");
        Path there = temp.resolve("there");
        LabRuns.whole(LabRuns.words(both, here));
        LabRuns.whole(
                LabRuns.words(both, there, "--cluster", machines.url(), "--cluster-set", "spark.executor.memory=1g"));
        List<CSVRecord> left = LabRuns.rows(here, "epochs.csv");
        List<CSVRecord> right = LabRuns.rows(there, "epochs.csv");
        assertEquals(left.size(), right.size());
        for (int i = 0; i < left.size(); i++) {
            CSVRecord one = left.get(i);
            CSVRecord other = right.get(i);
            boolean hand = one.get("engine").equals("manual");
            for (String column : List.of("train_loss", "val_loss", "train_acc_pct", "val_acc_pct")) {
                double bound = hand ? 0 : column.endsWith("loss") ? LOSS : ACCURACY_PCT;
                assertEquals(
                        Double.parseDouble(one.get(column)),
                        Double.parseDouble(other.get(column)),
                        bound,
                        column + " of " + one);
            }
            for (String column : List.of("experiment", "variant", "engine", "backend", "seed", "epoch", "status")) {
                assertEquals(one.get(column), other.get(column));
            }
        }
        assertEquals(Set.of("127.0.0.1"), LabRuns.hosts(there), "both engines of a row on one machine");
    }
}
