package backproplab.manual.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void everyPartRunsExactlyOnceInEveryRun(int threads) {
        try (Workers workers = new Workers(threads)) {
            AtomicIntegerArray runs = new AtomicIntegerArray(threads);
            for (int i = 0; i < 300; i++) {
                workers.run((part, parts) -> runs.incrementAndGet(part));
            }
            for (int part = 0; part < threads; part++) {
                assertEquals(300, runs.get(part));
            }
        }
    }

    @Test
    void rangesCoverEveryItemOnce() {
        for (int total : new int[] {0, 1, 2, 7, 100}) {
            for (int parts = 1; parts < 6; parts++) {
                int[] seen = new int[total];
                int[] once = new int[total];
                for (int part = 0; part < parts; part++) {
                    for (int i = Workers.start(part, parts, total); i < Workers.start(part + 1, parts, total); i++) {
                        seen[i]++;
                    }
                }
                Arrays.fill(once, 1);
                assertArrayEquals(once, seen);
            }
        }
    }

    @Test
    void aFailureInAnyPartReachesTheCallerAndTheThreadsLiveOn() {
        try (Workers workers = new Workers(2)) {
            IllegalStateException error = assertThrows(
                    IllegalStateException.class,
                    () -> workers.run((part, parts) -> {
                        if (part == 1) {
                            throw new ArithmeticException("planted");
                        }
                    }));
            assertEquals("a worker thread failed: java.lang.ArithmeticException: planted", error.getMessage());
            assertTrue(error.getCause() instanceof ArithmeticException);
            int[] ran = new int[2];
            workers.run((part, parts) -> ran[part]++);
            assertArrayEquals(new int[] {1, 1}, ran);
        }
    }

    @Test
    void noErrorOfAnyKindIsSwallowed() {
        try (Workers workers = new Workers(2)) {
            for (int failing = 0; failing < 2; failing++) {
                int part = failing;
                IllegalStateException error = assertThrows(
                        IllegalStateException.class,
                        () -> workers.run((own, parts) -> {
                            if (own == part) {
                                throw new StackOverflowError("planted");
                            }
                        }));
                assertTrue(error.getCause() instanceof StackOverflowError);
            }
            int[] ran = new int[2];
            workers.run((part, parts) -> ran[part]++);
            assertArrayEquals(new int[] {1, 1}, ran);
        }
    }

    @Test
    void refusesNonsense() {
        assertEquals(
                "threads must be at least 1: 0",
                assertThrows(IllegalArgumentException.class, () -> new Workers(0))
                        .getMessage());
        Workers workers = new Workers(2);
        workers.close();
        assertEquals(
                "workers were closed",
                assertThrows(IllegalStateException.class, () -> workers.run((part, parts) -> {}))
                        .getMessage());
    }
}
