package backproplab.experiments.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backproplab.experiments.engine.EngineKind;
import backproplab.files.failure.UserException;
import backproplab.network.engine.ThreadPlan;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ParallelismTest {
    private static final OptionalInt OPEN = OptionalInt.empty();

    private static Parallelism choose(EngineKind kind, OptionalInt parallel, OptionalInt threads) {
        return Parallelism.choose(kind, parallel, threads, 8);
    }

    @Test
    void whatIsOpenFillsTheCores() {
        assertEquals(new Parallelism(8, 1), choose(EngineKind.MANUAL, OPEN, OPEN));
        assertEquals(new Parallelism(2, 4), choose(EngineKind.MANUAL, OptionalInt.of(2), OPEN));
        assertEquals(new Parallelism(3, 2), choose(EngineKind.MANUAL, OptionalInt.of(3), OPEN));
        assertEquals(new Parallelism(2, 3), choose(EngineKind.MANUAL, OPEN, OptionalInt.of(3)));
        assertEquals(new Parallelism(2, 4), choose(EngineKind.MANUAL, OptionalInt.of(2), OptionalInt.of(4)));
        assertEquals(new Parallelism(1, 16), choose(EngineKind.MANUAL, OPEN, OptionalInt.of(16)), "as everywhere else");
        assertEquals(new Parallelism(1, 8), choose(EngineKind.DL4J, OPEN, OPEN));
        assertEquals(new Parallelism(1, 2), choose(EngineKind.DL4J, OptionalInt.of(1), OptionalInt.of(2)));
    }

    private static void refused(EngineKind kind, int parallel, OptionalInt threads, String message) {
        UserException e = assertThrows(UserException.class, () -> choose(kind, OptionalInt.of(parallel), threads));
        assertEquals(message, e.getMessage());
    }

    @Test
    void moreThreadsThanCoresAreRefused() {
        String advice = " cores of this machine.\nUse a smaller --parallel or --threads.";
        refused(
                EngineKind.MANUAL,
                3,
                OptionalInt.of(4),
                "--parallel 3 with --threads 4 each needs more than the 8" + advice);
        refused(EngineKind.MANUAL, 9, OPEN, "--parallel 9 with --threads 1 each needs more than the 8" + advice);
        refused(EngineKind.MANUAL, 0, OPEN, "--parallel must be at least 1, not 0.");
        refused(
                EngineKind.DL4J,
                2,
                OPEN,
                "--parallel 2 is not possible with --engines dl4j: its trials would share one pool of threads.\nLeave"
                        + " --parallel out.");
    }

    @Test
    void theLastTrialsGetTheThreadsOfThoseThatEnded() {
        Parallelism four = new Parallelism(4, 2);
        assertEquals(ThreadPlan.all(2), four.plan(9));
        assertEquals(ThreadPlan.all(4), four.plan(2));
        assertEquals(ThreadPlan.all(8), four.plan(1));
        assertEquals(ThreadPlan.all(8), four.plan(0));
    }

    @Test
    void trialsShareTheHeap() {
        PreparedTrial trial = ToySearch.prepare(new Trial(1, Map.of("lr", "0.1", "hidden", "8")));
        List<PreparedTrial> four = List.of(trial, trial, trial, trial);
        long tooLittle = 0;
        long need = 1 << 30;
        while (need - tooLittle > 1) {
            long middle = (tooLittle + need) / 2;
            if (trial.run().tooLarge(EngineKind.MANUAL, middle).isPresent()) {
                tooLittle = middle;
            } else {
                need = middle;
            }
        }
        long images = (120 + 40) * 8 * 8;
        assertEquals(images, Parallelism.imageBytes(ToySearch.DATA.source()));
        Parallelism wanted = new Parallelism(8, 1);
        assertEquals(new Parallelism(4, 2), wanted.within(EngineKind.MANUAL, four, 100 * need), "four trials only");
        assertEquals(new Parallelism(3, 2), wanted.within(EngineKind.MANUAL, four, 3 * need + images));
        assertEquals(new Parallelism(2, 4), wanted.within(EngineKind.MANUAL, four, 3 * need + images - 1));
        assertEquals(new Parallelism(1, 8), wanted.within(EngineKind.MANUAL, four, 1), "a row that is skipped");
    }
}
