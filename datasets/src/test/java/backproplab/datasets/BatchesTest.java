package backproplab.datasets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BatchesTest {
    private static final Dataset DATA = Samples.random("batches-test", 103, 2, 3, 3);
    private static final int[] ALL = Samples.range(0, 103);
    private static final Normalization SCALE = Normalization.compute(NormalizeMode.SCALE, DATA, ALL);

    /** Everything that one epoch hands out, after waiting for the producer to come to rest before some of the batches. */
    private static byte[] content(Batches batches, double restShare) {
        SplittableRandom random = new SplittableRandom(3);
        ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
        try (batches) {
            for (Batch batch = batches.next(); batch != null; batch = batches.next()) {
                if (random.nextDouble() < restShare) {
                    awaitRest(batches);
                }
                bytes.putInt(batch.size());
                for (int n = 0; n < batch.size(); n++) {
                    bytes.putInt(batch.indices()[n]).putInt(batch.labels()[n]);
                    for (int i = 0; i < 18; i++) {
                        bytes.putFloat(batch.pixels()[n * 18 + i]);
                    }
                }
            }
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    /** Waits until the producer has filled all buffers or has ended. */
    private static void awaitRest(Batches batches) {
        while (batches.ready() < Batches.RING - 1 && batches.producer().isAlive()) {
            Thread.onSpinWait();
        }
    }

    private static List<Integer> indices(Batches batches) {
        List<Integer> seen = new ArrayList<>();
        try (batches) {
            for (Batch batch = batches.next(); batch != null; batch = batches.next()) {
                for (int n = 0; n < batch.size(); n++) {
                    seen.add(batch.indices()[n]);
                }
            }
        }
        return seen;
    }

    @Test
    void thePaceOfTheConsumerChangesNothing() {
        byte[] fast = content(Batches.shuffled(DATA, ALL, SCALE, 10, 42, 1), 0);

        assertEquals(103 * (8 + 4 * 18) + 11 * 4, fast.length);
        assertArrayEquals(fast, content(Batches.shuffled(DATA, ALL, SCALE, 10, 42, 1), 1));
        assertArrayEquals(fast, content(Batches.shuffled(DATA, ALL, SCALE, 10, 42, 1), 0.5));
    }

    @Test
    void anEpochHasEveryImageOnceAndKeepsTheRest() {
        int[] some = {7, 3, 99, 50, 12};
        List<Integer> sizes = new ArrayList<>();
        List<Integer> seen = new ArrayList<>();
        try (Batches batches = Batches.shuffled(DATA, some, SCALE, 2, 42, 1)) {
            assertEquals(3, batches.count());
            for (Batch batch = batches.next(); batch != null; batch = batches.next()) {
                sizes.add(batch.size());
                Arrays.stream(batch.indices()).limit(batch.size()).forEach(seen::add);
                assertEquals(2, batch.capacity());
            }
            assertNull(batches.next(), "the end stays the end");
        }
        assertEquals(List.of(2, 2, 1), sizes);
        assertEquals(List.of(3, 7, 12, 50, 99), seen.stream().sorted().toList());
        assertArrayEquals(new int[] {7, 3, 99, 50, 12}, some);
    }

    @Test
    void seedAndEpochMakeTheOrder() {
        List<Integer> first = indices(Batches.shuffled(DATA, ALL, SCALE, 10, 42, 1));

        assertEquals(first, indices(Batches.shuffled(DATA, ALL, SCALE, 25, 42, 1)));
        assertFalse(first.equals(indices(Batches.shuffled(DATA, ALL, SCALE, 10, 42, 2))));
        assertFalse(first.equals(indices(Batches.shuffled(DATA, ALL, SCALE, 10, 43, 1))));
        // Pinned: a changed generator would silently make old results incomparable.
        assertEquals(List.of(63, 66, 1, 93, 18), first.subList(0, 5));
    }

    @Test
    void inOrderKeepsTheOrder() {
        assertEquals(Arrays.stream(ALL).boxed().toList(), indices(Batches.inOrder(DATA, null, SCALE, 10)));
        assertEquals(List.of(5, 2, 2), indices(Batches.inOrder(DATA, new int[] {5, 2, 2}, SCALE, 1000)));
        assertEquals(List.of(), indices(Batches.inOrder(DATA, new int[0], SCALE, Integer.MAX_VALUE)));
    }

    @Test
    void writesNormalizedPixelsAndLabels() {
        try (Batches batches = Batches.inOrder(DATA, new int[] {4}, SCALE, 8)) {
            Batch batch = batches.next();
            assertEquals(1, batch.labels()[0]);
            for (int i = 0; i < 18; i++) {
                assertEquals((float) ((DATA.pixels()[4 * 18 + i] & 0xFF) / 255.0), batch.pixels()[i]);
            }
        }
    }

    @Test
    void waitingIsMeasuredOnlyWhenNothingIsReady() {
        try (Batches batches = Batches.inOrder(DATA, null, SCALE, 10)) {
            do {
                awaitRest(batches);
            } while (batches.next() != null);
            assertEquals(0, batches.waitNanos());
        }
        Dataset large = Samples.random("large", 4000, 1, 28, 28);
        Normalization normalization = Normalization.compute(NormalizeMode.SCALE, large, ALL);
        long waited = 0;
        for (int attempt = 0; attempt < 20 && waited == 0; attempt++) {
            try (Batches batches = Batches.inOrder(large, null, normalization, 4000)) {
                assertEquals(4000, batches.next().size());
                waited = batches.waitNanos();
            }
        }
        assertTrue(waited > 0, "three million values are not ready at once");
    }

    @Test
    void closingEarlyEndsTheThread() throws InterruptedException {
        Batches batches = Batches.inOrder(DATA, null, SCALE, 1);
        batches.next();
        batches.close();

        batches.producer().join(10_000);
        assertFalse(batches.producer().isAlive());
        IllegalStateException refused = assertThrows(IllegalStateException.class, batches::next);
        assertEquals("batches are closed", refused.getMessage());
    }

    @Test
    void theThreadIsADaemonAndEndsWithTheEpoch() throws InterruptedException {
        Batches batches = Batches.inOrder(DATA, null, SCALE, 10);
        assertTrue(batches.producer().isDaemon());
        assertEquals("batches-batches-test", batches.producer().getName());

        assertEquals(103, indices(batches).size());
        batches.producer().join(10_000);
        assertFalse(batches.producer().isAlive());
    }

    private static Normalization oneValue() {
        return Normalization.compute(NormalizeMode.SCALE, Samples.random("one", 1, 1, 1, 1), new int[] {0});
    }

    @Test
    void failuresOfTheProducerReachTheConsumer() {
        try (Batches batches = Batches.inOrder(DATA, new int[] {0, 1, 103}, SCALE, 2)) {
            assertEquals(2, batches.next().size());
            assertThrows(IndexOutOfBoundsException.class, batches::next);
            assertThrows(
                    IndexOutOfBoundsException.class, batches::next, "a failed epoch does not look like a finished one");
        }
    }

    @Test
    void anInterruptedConsumerIsTold() {
        try (Batches batches = Batches.inOrder(DATA, null, SCALE, 2)) {
            Thread.currentThread().interrupt();
            IllegalStateException told = assertThrows(IllegalStateException.class, batches::next);
            assertTrue(Thread.interrupted(), "the flag is kept");
            assertEquals("interrupted while waiting for data", told.getMessage());
        }
    }

    @Test
    void refusesBadSettings() {
        SettingException size = assertThrows(SettingException.class, () -> Batches.inOrder(DATA, null, SCALE, 0));
        assertEquals("Batch size 0 is too small: use at least 1.", size.getMessage());
        IllegalArgumentException shape =
                assertThrows(IllegalArgumentException.class, () -> Batches.inOrder(DATA, null, oneValue(), 1));
        assertEquals(
                "normalization is for 1 values per image, batches-test[103 x 2x3x3, 3 classes] has 18",
                shape.getMessage());
    }

    @Test
    void theLastBatchCanBeLeftOutUnlessItIsTheOnlyOne() {
        Batches.Order full = new Batches.Order(10, true, 42, 1);
        List<Integer> kept = indices(Batches.shuffled(DATA, ALL, SCALE, full, Augmentation.NONE, 0));
        List<Integer> all = indices(Batches.shuffled(DATA, ALL, SCALE, 10, 42, 1));
        assertEquals(all.subList(0, all.size() / 10 * 10), kept);
        int[] few = {1, 2, 3};
        SettingException refused = assertThrows(
                SettingException.class, () -> Batches.shuffled(DATA, few, SCALE, full, Augmentation.NONE, 0));
        assertEquals(
                "no batch is left: the only one has 3 images, not 10, and the last is dropped", refused.getMessage());
    }
}
