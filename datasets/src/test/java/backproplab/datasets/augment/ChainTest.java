package backproplab.datasets.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChainTest {
    private static final ImageShape SHAPE = new ImageShape(3, 8, 8);
    private static final byte[] IMAGE = StepContract.image(SHAPE);

    private static byte[] copy(Chain chain, long seed) {
        return Arrays.copyOf(chain.apply(IMAGE, 0, seed), chain.outputShape().values());
    }

    @Test
    void stepsFollowEachOtherWithStreamsOfTheirOwn() {
        List<Step> steps = List.of(new Crop(2), new Resize(5, 12), new Flip(), new Brightness(0.5));
        Chain chain = new Chain(steps, SHAPE);
        assertEquals(new ImageShape(3, 5, 12), chain.outputShape());
        for (long seed = 0; seed < 20; seed++) {
            byte[] expected = IMAGE;
            ImageShape shape = SHAPE;
            for (int s = 0; s < steps.size(); s++) {
                expected = StepContract.apply(steps.get(s), shape, expected, Draws.mix(seed, s));
                shape = steps.get(s).outputShape(shape);
            }
            assertArrayEquals(expected, copy(chain, seed));
        }
    }

    @Test
    void aSizeInTheMiddleMayBeTheLargest() {
        Chain chain = new Chain(List.of(new Resize(20, 20), new Resize(2, 2)), SHAPE);
        assertEquals(12, copy(chain, 1).length);
    }

    @Test
    void theImageMayLieAnywhere() {
        byte[] two = Arrays.copyOf(IMAGE, 2 * IMAGE.length);
        System.arraycopy(IMAGE, 0, two, IMAGE.length, IMAGE.length);
        Chain chain = new Chain(List.of(new Crop(2)), SHAPE);
        byte[] expected = copy(chain, 9);
        assertArrayEquals(expected, Arrays.copyOf(chain.apply(two, IMAGE.length, 9), IMAGE.length));
    }

    @Test
    void resultsArePinned() {
        // A changed generator or formula would silently make old results incomparable.
        List<Step> steps = List.of(
                new Crop(2),
                new Flip(),
                new Rotate(15),
                new Brightness(0.2),
                new Saturation(0.2),
                new Resize(16, 16),
                new ResizedCrop(8, 8));
        assertEquals(-920423309, Arrays.hashCode(copy(new Chain(steps, SHAPE), 1)));
    }
}
