package backproplab.datasets;

import java.util.List;
import java.util.SplittableRandom;

/** Small data sets for tests. */
final class Samples {
    private Samples() {}

    /** Random bytes, labels 0, 1, 2, 0, 1, ... */
    static Dataset random(String name, int size, int channels, int height, int width) {
        byte[] pixels = new byte[size * channels * height * width];
        new SplittableRandom(11).nextBytes(pixels);
        int[] labels = new int[size];
        for (int n = 0; n < size; n++) {
            labels[n] = n % 3;
        }
        return new Dataset(name, channels, height, width, List.of("a", "b", "c"), pixels, labels);
    }

    static int[] range(int from, int to) {
        return java.util.stream.IntStream.range(from, to).toArray();
    }
}
