package backproplab.datasets.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Runs steps on small images for tests, and checks what every step promises. */
final class StepContract {
    private StepContract() {}

    /** One image through one step, with the image in the middle of a larger array, twice, and with dirt in the output. */
    static byte[] apply(Step step, ImageShape shape, byte[] image, long seed) {
        byte[] in = new byte[image.length + 20];
        Arrays.fill(in, (byte) 0x5A);
        System.arraycopy(image, 0, in, 7, image.length);
        byte[] before = in.clone();
        int values = step.outputShape(shape).values();
        byte[] first = run(step, shape, in, values, (byte) 0, seed);
        byte[] second = run(step, shape, in, values, (byte) 99, seed);
        assertArrayEquals(first, second, "every value is written, and the seed decides all of them");
        assertArrayEquals(before, in, "what goes in is left as it is");
        return first;
    }

    private static byte[] run(Step step, ImageShape shape, byte[] in, int values, byte dirt, long seed) {
        byte[] out = new byte[values + 5];
        Arrays.fill(out, dirt);
        Draws draws = new Draws();
        draws.start(seed);
        step.apply(shape, in, 7, out, draws);
        for (int i = values; i < out.length; i++) {
            assertEquals(dirt, out[i], "nothing is written behind the image");
        }
        return Arrays.copyOf(out, values);
    }

    /** Random values. */
    static byte[] image(ImageShape shape) {
        byte[] image = new byte[shape.values()];
        new SplittableRandom(shape.hashCode()).nextBytes(image);
        return image;
    }
}
