package backproplab.experiments.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RoomTest {
    private final AtomicInteger slots = new AtomicInteger(1);
    private final Room room = new Room(slots::get);
    private final AtomicInteger inside = new AtomicInteger();

    private int stay(CountDownLatch entered, CountDownLatch end) {
        return room.within(() -> {
            int now = inside.incrementAndGet();
            entered.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            inside.decrementAndGet();
            return now;
        });
    }

    @Test
    void twoMoreThanMachinesWorkGoInAndMachinesThatJoinAreSeen() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newCachedThreadPool();
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch three = new CountDownLatch(3);
        CountDownLatch five = new CountDownLatch(5);
        for (int i = 0; i < 3; i++) {
            threads.submit(() -> stay(three, end));
        }
        three.await();
        Future<Integer> fourth = threads.submit(() -> stay(five, end));
        Future<Integer> fifth = threads.submit(() -> stay(five, end));
        assertEquals(3, inside.get(), "the others are before the door");
        slots.set(3);
        while (five.getCount() > 3) {
            Thread.onSpinWait();
        }
        end.countDown();
        assertEquals(9, fourth.get() + fifth.get());
        assertEquals(0, inside.get());
        threads.shutdownNow();
    }

    @Test
    void aThreadThatIsInterruptedBeforeTheDoorLeaves() {
        slots.set(-2);
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, () -> room.within(() -> 1));
        assertTrue(Thread.interrupted());
    }

    @Test
    void whatFailsInsideLeavesTheDoorOpen() {
        for (int i = 0; i < 10; i++) {
            assertThrows(
                    IllegalStateException.class,
                    () -> room.within(() -> {
                        throw new IllegalStateException("no");
                    }));
        }
        assertEquals(1, room.within(() -> 1));
    }
}
