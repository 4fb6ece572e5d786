package backproplab.experiments.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.train.TrainingThreads;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class WaitingTest {
    private final Waiting waiting = new Waiting();

    private static boolean interrupted(CountDownLatch begun) {
        begun.countDown();
        try {
            new CountDownLatch(1).await();
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }

    @Test
    void whoFailsEndsTheWaitingOfAll() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        try (TrainingThreads<Boolean> threads = new TrainingThreads<>(1)) {
            Future<Boolean> other = threads.submit(() -> waiting.until(() -> interrupted(begun)));
            begun.await();
            IllegalStateException fault = assertThrows(
                    IllegalStateException.class,
                    () -> waiting.until(() -> {
                        throw new IllegalStateException("refused");
                    }));
            assertEquals("refused", fault.getMessage());
            assertTrue(TrainingThreads.result(other));
        }
        assertThrows(CancellationException.class, () -> waiting.until(() -> 1));
    }

    @Test
    void whatFailsElsewhereEndsTheWaitingToo() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        try (TrainingThreads<Boolean> threads = new TrainingThreads<>(1)) {
            Future<Boolean> other = threads.submit(() -> waiting.until(() -> interrupted(begun)));
            begun.await();
            waiting.end();
            assertTrue(TrainingThreads.result(other));
        }
    }

    @Test
    void whoHasWhatItWaitedForIsNotInterruptedAnyMore() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        try (TrainingThreads<Boolean> threads = new TrainingThreads<>(1)) {
            Future<Boolean> other = threads.submit(() -> {
                waiting.until(() -> {
                    begun.countDown();
                    while (!Thread.currentThread().isInterrupted()) {
                        Thread.onSpinWait();
                    }
                    return 1;
                });
                return Thread.currentThread().isInterrupted();
            });
            begun.await();
            waiting.end();
            assertFalse(TrainingThreads.result(other));
        }
    }

    @Test
    void whoEndsWellLeavesTheOthersAlone() {
        assertEquals(1, waiting.until(() -> 1));
        assertEquals(2, waiting.until(() -> 2));
        assertFalse(Thread.interrupted());
    }
}
