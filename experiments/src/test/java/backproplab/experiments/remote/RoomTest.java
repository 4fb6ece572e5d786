package backproplab.experiments.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RoomTest {
    private final AtomicInteger slots = new AtomicInteger(1);
    private final Room room = new Room(slots::get);
    private final AtomicInteger inside = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();

    @AfterEach
    void nobodyStays() throws InterruptedException {
        end.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(0, inside.get());
    }

    private Thread start(Runnable work) {
        Thread thread = new Thread(work);
        threads.add(thread);
        thread.start();
        return thread;
    }

    /** A thread that goes in and stays until the end. */
    private Thread guest() {
        return start(() -> room.within(this::stay));
    }

    private int stay() {
        int now = inside.incrementAndGet();
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        inside.decrementAndGet();
        return now;
    }

    private void awaitInside(int count) throws InterruptedException {
        while (inside.get() != count) {
            Thread.sleep(2);
        }
    }

    /** The first before the door looks again and again, so that it waits for a time; who is inside waits without one. */
    private static void awaitBeforeTheDoor(Thread thread) throws InterruptedException {
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.sleep(2);
        }
    }

    @Test
    void twoMoreThanMachinesWorkGoInAndMachinesThatJoinAreSeen() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            guest();
        }
        awaitInside(3);
        Thread fourth = guest();
        awaitBeforeTheDoor(fourth);
        assertEquals(3, inside.get());
        guest();
        slots.set(3);
        awaitInside(5);
    }

    @Test
    void whoeverLeavesMakesRoom() throws InterruptedException {
        slots.set(-1);
        CountDownLatch leave = new CountDownLatch(1);
        Thread first = start(() -> room.within(() -> {
            inside.incrementAndGet();
            try {
                leave.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return inside.decrementAndGet();
        }));
        awaitInside(1);
        Thread second = guest();
        awaitBeforeTheDoor(second);
        leave.countDown();
        first.join();
        awaitInside(1);
    }

    @Test
    void whoWantsToBeAloneWaitsForTheOthersAndKeepsThemOut() throws InterruptedException {
        CountDownLatch leave = new CountDownLatch(1);
        start(() -> room.within(() -> {
            inside.incrementAndGet();
            try {
                leave.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return inside.decrementAndGet();
        }));
        awaitInside(1);
        AtomicInteger met = new AtomicInteger(-1);
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        Thread alone = start(() -> room.alone(() -> {
            met.set(inside.get());
            entered.countDown();
            try {
                done.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return met.addAndGet(inside.get());
        }));
        awaitBeforeTheDoor(alone);
        assertEquals(-1, met.get());
        leave.countDown();
        entered.await();
        Thread guest = guest();
        while (guest.getState() != Thread.State.WAITING) {
            Thread.sleep(2);
        }
        assertEquals(0, inside.get());
        done.countDown();
        alone.join();
        assertEquals(0, met.get(), "it met nobody");
        awaitInside(1);
    }

    @Test
    void aThreadThatIsInterruptedBeforeTheDoorLeavesAndNobodyIsLockedOut() {
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, () -> room.within(() -> 1));
        assertTrue(Thread.currentThread().isInterrupted());
        assertThrows(CancellationException.class, () -> room.alone(() -> 1));
        assertTrue(Thread.interrupted());
        assertEquals(1, room.within(() -> 1));
        assertEquals(1, room.alone(() -> 1));
    }

    @Test
    void whatFailsInsideLeavesTheDoorOpen() {
        for (int i = 0; i < 10; i++) {
            assertThrows(IllegalStateException.class, () -> room.within(RoomTest::fail));
            assertThrows(IllegalStateException.class, () -> room.alone(RoomTest::fail));
        }
        assertEquals(1, room.within(() -> 1));
    }

    private static int fail() {
        throw new IllegalStateException("no");
    }
}
