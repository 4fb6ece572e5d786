package backproplab.manual.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.network.processor.Processor;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BlockingTest {
    private static final Processor SAPPHIRE_RAPIDS =
            new Processor(Processor.INTEL, "Xeon", 6, 143, Set.of("avx2", "fma", "avx512f"), 48 << 10, 2 << 20, 0);
    private static final Processor HASWELL =
            new Processor(Processor.INTEL, "Xeon", 6, 63, Set.of("avx2", "fma"), 32 << 10, 256 << 10, 0);
    private static final Processor ZEN_4 =
            new Processor(Processor.AMD, "EPYC", 25, 17, Set.of("avx2", "fma", "avx512f"), 32 << 10, 1 << 20, 0);

    @Test
    void panelsStayInTheFirstCacheWhereTwoUnitsReadThem() {
        assertEquals(256, Blocking.of(SAPPHIRE_RAPIDS, 0).inner());
        assertTrue(
                4L * 32 * Blocking.of(SAPPHIRE_RAPIDS, 0).inner() < SAPPHIRE_RAPIDS.l1DataBytes(),
                "a panel of 32 columns fits");
    }

    @Test
    void sumsAreLongElsewhere() {
        assertEquals(1024, Blocking.of(HASWELL, 0).inner());
        assertEquals(1024, Blocking.of(ZEN_4, 0).inner());
        assertEquals(1024, Blocking.of(Processor.UNKNOWN, 0).inner());
    }

    @Test
    void whatIsToldIsWhatProductsUse() {
        int inner = Kernels.innerBlock();
        try (Kernels kernels = Kernels.withThreads(1)) {
            assertTrue(kernels.completesTiles(inner));
            assertFalse(kernels.completesTiles(inner + 1));
        }
    }

    @Test
    void blocksOfTheLeftOperandAreWholeTiles() {
        for (int inner : new int[] {1, 7, 256, 300, 1024}) {
            Blocking blocking = Blocking.of(ZEN_4, inner);
            assertEquals(inner, blocking.inner());
            assertEquals(0, blocking.rows() % 12);
            assertTrue(blocking.rows() >= 12, "at least one tile");
        }
    }

    @Test
    void refusesExtentsThatPanelsCannotHold() {
        for (int inner : new int[] {-1, 1025}) {
            IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Blocking.of(ZEN_4, inner));
            assertEquals("-Dmanualnet.innerBlock must be 1 to 1024", e.getMessage());
        }
    }
}
