package backproplab.network.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DropoutMaskTest {
    private static final int UNITS = 100_000;

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.5, 0.9})
    void dropsTheGivenShare(double rate) {
        DropoutMask mask = new DropoutMask(1, 0, rate);
        int dropped = UNITS - kept(mask, 7);
        assertEquals(rate * UNITS, dropped, 5 * Math.sqrt(UNITS * rate * (1 - rate)));
    }

    @Test
    void everyNumberMatters() {
        DropoutMask mask = new DropoutMask(1, 0, 0.5);
        assertEquals(0.5, agreement(mask, 3, mask, 4), 0.01, "step");
        assertEquals(0.5, agreement(mask, 3, new DropoutMask(2, 0, 0.5), 3), 0.01, "seed");
        assertEquals(0.5, agreement(mask, 3, new DropoutMask(1, 1, 0.5), 3), 0.01, "layer");
        assertEquals(1, agreement(mask, 3, new DropoutMask(1, 0, 0.5), 3), "equal numbers, equal mask");
    }

    /** Worked out apart from this code; another mask would give resumed runs other networks. */
    @Test
    void theMaskIsTheSameOnEveryJdk() {
        DropoutMask mask = new DropoutMask(1, 0, 0.5);
        long key = mask.key(3);
        long kept = 0;
        for (int i = 0; i < Long.SIZE; i++) {
            kept |= mask.keeps(key, i) ? 1L << i : 0;
        }
        assertEquals(0x55dc43d80eac56e3L, kept, Long.toHexString(kept));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 16, 128})
    void neighboursAreDroppedIndependently(int distance) {
        double rate = 0.3;
        DropoutMask mask = new DropoutMask(1, 0, rate);
        long key = mask.key(7);
        int equal = 0;
        for (int i = 0; i < UNITS; i++) {
            equal += mask.keeps(key, i) == mask.keeps(key, i + distance) ? 1 : 0;
        }
        assertEquals(rate * rate + (1 - rate) * (1 - rate), (double) equal / UNITS, 0.01);
    }

    @Test
    void keptUnitsAreScaledUp() {
        assertEquals(2.5, new DropoutMask(1, 0, 0.6).scale(), 1e-12);
    }

    @Test
    void refusesToDropEverything() {
        for (double rate : new double[] {-0.1, 1, Double.NaN}) {
            assertEquals(
                    "dropout rate must be in [0, 1): " + rate,
                    assertThrows(IllegalArgumentException.class, () -> new DropoutMask(1, 0, rate))
                            .getMessage());
        }
    }

    private static int kept(DropoutMask mask, long step) {
        long key = mask.key(step);
        int kept = 0;
        for (int i = 0; i < UNITS; i++) {
            kept += mask.keeps(key, i) ? 1 : 0;
        }
        return kept;
    }

    private static double agreement(DropoutMask a, long stepA, DropoutMask b, long stepB) {
        long keyA = a.key(stepA);
        long keyB = b.key(stepB);
        int equal = 0;
        for (int i = 0; i < UNITS; i++) {
            equal += a.keeps(keyA, i) == b.keeps(keyB, i) ? 1 : 0;
        }
        assertTrue(equal > 0);
        return (double) equal / UNITS;
    }
}
