package backproplab.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ExecutorsTest {
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicReference<List<Executors.One>> there = new AtomicReference<>(List.of());

    private void later(int seconds) {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }

    @Test
    void eachProcessHoldsWholePiecesOfWork() {
        there.set(List.of(new Executors.One("0", "pc1", 4), new Executors.One("1", "pc2", 5)));
        assertEquals(9, new Executors(there::get, 1, nanos::get).slots());
        assertEquals(2 + 2, new Executors(there::get, 2, nanos::get).slots());
        assertEquals(1 + 1, new Executors(there::get, 3, nanos::get).slots());
    }

    @Test
    void patienceBeginsAnewWithEveryMachine() {
        Executors executors = new Executors(there::get, 1, nanos::get);
        assertFalse(goneAfter(executors, 60));
        there.set(List.of(new Executors.One("0", "pc1", 1)));
        assertFalse(goneAfter(executors, 100));
        there.set(List.of());
        assertFalse(goneAfter(executors, 60));
        assertTrue(goneAfter(executors, 1));
    }

    @Test
    void timeInWhichNobodyWaitedDoesNotCount() {
        Executors executors = new Executors(there::get, 1, nanos::get);
        later(1000);
        assertFalse(executors.goneForGood());
        assertFalse(goneAfter(executors, 60));
        assertTrue(goneAfter(executors, 1));
    }

    private boolean goneAfter(Executors executors, int seconds) {
        boolean gone = false;
        for (int i = 0; i < seconds; i++) {
            later(1);
            gone = executors.goneForGood();
        }
        return gone;
    }
}
