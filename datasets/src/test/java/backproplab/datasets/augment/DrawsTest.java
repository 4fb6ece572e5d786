package backproplab.datasets.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DrawsTest {
    @Test
    void mixSeparatesSeedsAndCounters() {
        long distinct = LongStream.range(0, 100)
                .flatMap(seed -> LongStream.range(0, 100).map(counter -> Draws.mix(seed, counter)))
                .distinct()
                .count();
        assertEquals(10_000, distinct);
        // First output of SplitMix64 with seed 0, from its published reference code.
        assertEquals(0xE220A8397B1DCDAFL, Draws.mix(0, 0));
    }

    @Test
    void isTheGeneratorOfTheJdk() {
        Draws draws = new Draws();
        draws.start(42);
        SplittableRandom reference = new SplittableRandom(42);
        for (int i = 0; i < 100; i++) {
            assertEquals((reference.nextLong() >>> 11) * 0x1.0p-53, draws.unit());
        }
    }

    @Test
    void drawsEvenlyAndWithinBounds() {
        Draws draws = new Draws();
        draws.start(1);
        int[] counts = new int[5];
        double sum = 0;
        for (int i = 0; i < 10_000; i++) {
            counts[draws.below(5)]++;
            double value = draws.between(-2, 4);
            assertTrue(value >= -2 && value <= 4);
            sum += value;
        }
        for (int count : counts) {
            assertEquals(2000, count, 200);
        }
        assertEquals(1, sum / 10_000, 0.06);
    }
}
