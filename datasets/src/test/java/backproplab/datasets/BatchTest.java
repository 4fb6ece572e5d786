package backproplab.datasets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BatchTest {
    @Test
    void aSingleImageIsCopied() {
        float[] pixels = {1, 2, 3};
        Batch batch = Batch.single(pixels);
        pixels[0] = 9;
        assertArrayEquals(new float[] {1, 2, 3}, batch.pixels());
        assertEquals(1, batch.size());
        assertEquals(1, batch.capacity());
        assertArrayEquals(new int[1], batch.labels());
        assertArrayEquals(new int[1], batch.indices());
    }
}
