package backproplab.experiments.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SideBySideTest {
    private static final int SECONDS = 30;

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    @Test
    void twoAreAtWorkAtTheSameTimeAndEndInOrder() {
        CyclicBarrier both = new CyclicBarrier(2);
        List<Integer> ended = new ArrayList<>();
        new SideBySide(2)
                .run(
                        numbers(20),
                        unit -> {
                            await(both);
                            return unit;
                        },
                        ended::add);
        assertEquals(numbers(20), ended);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("nobody else came", e);
        }
    }

    @Test
    void whatEndsEarlyWaitsForItsTurnAndOnlySoManyWait() throws InterruptedException {
        CountDownLatch slow = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(7);
        List<Integer> ended = new ArrayList<>();
        Thread all = new Thread(() -> new SideBySide(2)
                .run(
                        numbers(30),
                        unit -> {
                            if (unit == 0) {
                                await(slow);
                            }
                            begun.countDown();
                            return unit;
                        },
                        ended::add));
        all.start();
        await(begun);
        assertEquals(List.of(), ended, "the first is not done");
        slow.countDown();
        all.join();
        assertEquals(numbers(30), ended);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The first goes on until it hears that the second failed; neither is handed over, nor is any that follows. */
    @Test
    void whatFailsEndsTheOthers() {
        SideBySide sideBySide = new SideBySide(2);
        IllegalStateException fault = new IllegalStateException("a full disk");
        List<Integer> ended = new ArrayList<>();
        AtomicInteger cancelled = new AtomicInteger();
        CountDownLatch otherRuns = new CountDownLatch(1);
        Throwable thrown = assertThrows(
                IllegalStateException.class,
                () -> sideBySide.run(
                        numbers(9),
                        unit -> {
                            if (unit == 1) {
                                await(otherRuns);
                                throw fault;
                            }
                            otherRuns.countDown();
                            return untilStopped(sideBySide, cancelled);
                        },
                        ended::add));
        assertSame(fault, thrown);
        assertEquals(List.of(), ended);
        assertEquals(1, cancelled.get());
    }

    private static int untilStopped(SideBySide sideBySide, AtomicInteger cancelled) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                sideBySide.check();
                Thread.onSpinWait();
            }
        } catch (CancellationException e) {
            // As a training does, whose every error is a result.
        }
        cancelled.incrementAndGet();
        return -1;
    }

    @Test
    void whatFailsWhenItIsHandedOverEndsTheOthersToo() {
        assertThrows(AssertionError.class, () -> new SideBySide(2).run(numbers(9), unit -> unit, unit -> {
            throw new AssertionError("cannot be written");
        }));
    }

    /** Three that want to be alone, of nine that are done three at a time. */
    @Test
    void whatWantsToBeAloneWaitsForTheOthersAndLetsNoneBegin() {
        SideBySide sideBySide = new SideBySide(3);
        AtomicInteger atWork = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Integer> ended = new ArrayList<>();
        CyclicBarrier first = new CyclicBarrier(3);
        sideBySide.run(
                numbers(9),
                unit -> {
                    if (unit < 3) {
                        await(first);
                    }
                    return unit % 3 == 0
                            ? sideBySide.alone(() -> busy(unit, atWork, most, 1))
                            : busy(unit, atWork, most, 3);
                },
                ended::add);
        assertEquals(numbers(9), ended);
        assertEquals(0, atWork.get());
        assertTrue(most.get() <= 3);
    }

    private static int busy(int unit, AtomicInteger atWork, AtomicInteger most, int allowed) {
        int now = atWork.incrementAndGet();
        most.accumulateAndGet(now, Math::max);
        for (int i = 0; i < 1000; i++) {
            Thread.yield();
            if (atWork.get() > allowed) {
                throw new AssertionError(unit + " is not alone");
            }
        }
        atWork.decrementAndGet();
        return unit;
    }

    @Test
    void aFailureReachesWhoWaitsToBeAlone() {
        SideBySide sideBySide = new SideBySide(2);
        CyclicBarrier both = new CyclicBarrier(2);
        IllegalStateException thrown = assertThrows(
                IllegalStateException.class,
                () -> sideBySide.run(
                        numbers(2),
                        unit -> {
                            await(both);
                            if (unit == 1) {
                                throw new IllegalStateException("a full disk");
                            }
                            return sideBySide.alone(() -> {
                                throw new AssertionError("nothing begins after a failure");
                            });
                        },
                        unit -> {}));
        assertEquals("a full disk", thrown.getMessage());
    }
}
