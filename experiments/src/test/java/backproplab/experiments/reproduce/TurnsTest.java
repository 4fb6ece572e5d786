package backproplab.experiments.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.train.TrainingThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TurnsTest {
    @Test
    void threadsBeginInTheOrderOfTheirNumbers() {
        Turns turns = new Turns();
        List<Integer> begun = new ArrayList<>();
        try (TrainingThreads<Integer> threads = new TrainingThreads<>(9)) {
            for (int number = 8; number >= 0; number--) {
                int own = number;
                threads.submit(() -> {
                    turns.await(own);
                    begun.add(own);
                    turns.begun(own);
                    turns.begun(own);
                    return own;
                });
            }
            IntStream.range(0, 9).forEach(i -> threads.next());
        }
        assertEquals(IntStream.range(0, 9).boxed().toList(), begun);
    }

    @Test
    void anInterruptedThreadWaitsNoLonger() {
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, () -> new Turns().await(1));
        assertTrue(Thread.interrupted());
    }
}
