package backproplab.datasets.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Crop, flip and rotation. */
class GeometryTest {
    private static final ImageShape SHAPE = new ImageShape(2, 3, 4);
    private static final byte[] IMAGE = StepContract.image(SHAPE);

    /** The plain definition: value (c, y, x) of the result comes from (c, y - down, x - right), or is black. */
    private static byte[] moved(int down, int right) {
        byte[] out = new byte[SHAPE.values()];
        for (int c = 0; c < 2; c++) {
            for (int y = 0; y < 3; y++) {
                for (int x = 0; x < 4; x++) {
                    int fromY = y - down;
                    int fromX = x - right;
                    boolean inside = fromY >= 0 && fromY < 3 && fromX >= 0 && fromX < 4;
                    out[(c * 3 + y) * 4 + x] = inside ? IMAGE[(c * 3 + fromY) * 4 + fromX] : 0;
                }
            }
        }
        return out;
    }

    private static byte[] flipped() {
        byte[] out = new byte[SHAPE.values()];
        for (int i = 0; i < out.length; i++) {
            out[i] = IMAGE[i / 4 * 4 + 3 - i % 4];
        }
        return out;
    }

    @Test
    void cropTakesEveryPlaceEquallyOften() {
        Map<String, Integer> counts = new HashMap<>();
        for (int down = -2; down <= 2; down++) {
            for (int right = -2; right <= 2; right++) {
                counts.put(Arrays.toString(moved(down, right)), 0);
            }
        }
        assertEquals(25, counts.size());
        for (long seed = 0; seed < 5000; seed++) {
            String result = Arrays.toString(StepContract.apply(new Crop(2), SHAPE, IMAGE, Draws.mix(seed, 0)));
            assertTrue(counts.containsKey(result), "is one of the 25 images by definition");
            counts.merge(result, 1, Integer::sum);
        }
        counts.values().forEach(count -> assertEquals(200, count, 60));
    }

    @Test
    void cropRefusesToEmptyTheImage() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> new Crop(3).outputShape(SHAPE));
        assertEquals("crop3 would move an image of 2x3x4 out of sight", refused.getMessage());
        assertEquals(SHAPE, new Crop(2).outputShape(SHAPE));
    }

    @Test
    void flipMirrorsHalfOfTheImages() {
        int mirrored = 0;
        for (long seed = 0; seed < 2000; seed++) {
            byte[] result = StepContract.apply(new Flip(), SHAPE, IMAGE, Draws.mix(seed, 0));
            boolean isMirrored = Arrays.equals(flipped(), result);
            assertTrue(isMirrored || Arrays.equals(IMAGE, result));
            mirrored += isMirrored ? 1 : 0;
        }
        assertEquals(1000, mirrored, 100);
    }

    /** A seed whose first draw is nearest to a share of 0..1. */
    private static long seedFor(double share) {
        long best = 0;
        double bestDistance = 2;
        for (long seed = 0; seed < 200_000; seed++) {
            double distance = Math.abs((Draws.mix(seed, 0) >>> 11) * 0x1.0p-53 - share);
            if (distance < bestDistance) {
                bestDistance = distance;
                best = seed;
            }
        }
        return best;
    }

    @Test
    void rotationByAQuarterMovesPixelsToPixels() {
        ImageShape square = new ImageShape(2, 3, 3);
        byte[] image = StepContract.image(square);
        // 3/4 of -180..180 is 90 degrees: looked up at (-y, x) from the centre, so the picture turns against the clock.
        byte[] result = StepContract.apply(new Rotate(180), square, image, seedFor(0.75));
        for (int c = 0; c < 2; c++) {
            for (int y = 0; y < 3; y++) {
                for (int x = 0; x < 3; x++) {
                    int expected = image[(c * 3 + x) * 3 + 2 - y] & 0xFF;
                    assertEquals(expected, result[(c * 3 + y) * 3 + x] & 0xFF, 1);
                }
            }
        }
    }

    @Test
    void rotationMixesTheFourPixelsAround() {
        ImageShape square = new ImageShape(1, 5, 5);
        byte[] ramp = new byte[25];
        for (int i = 0; i < 25; i++) {
            ramp[i] = (byte) (20 * (i % 5) + 10 * (i / 5));
        }
        long seed = 11;
        double angle = Math.toRadians(-30 + 60 * ((Draws.mix(seed, 0) >>> 11) * 0x1.0p-53));
        byte[] result = StepContract.apply(new Rotate(30), square, ramp, seed);
        // A linear picture stays linear wherever all four pixels are inside: the value is that of the place itself.
        for (int y = 1; y < 4; y++) {
            for (int x = 1; x < 4; x++) {
                double sourceX = Math.cos(angle) * (x - 2) - Math.sin(angle) * (y - 2) + 2;
                double sourceY = Math.sin(angle) * (x - 2) + Math.cos(angle) * (y - 2) + 2;
                assertEquals(20 * sourceX + 10 * sourceY, result[5 * y + x] & 0xFF, 0.51);
            }
        }
    }

    @Test
    void rotationIsBlackOutside() {
        ImageShape wide = new ImageShape(1, 3, 9);
        byte[] white = new byte[27];
        Arrays.fill(white, (byte) 255);
        byte[] result = StepContract.apply(new Rotate(180), wide, white, seedFor(0.75));
        // The picture now stands: three columns in the middle.
        for (int x = 0; x < 9; x++) {
            assertEquals(x >= 3 && x <= 5 ? 255 : 0, result[9 + x] & 0xFF, 2);
        }
    }

    @Test
    void whatIsOnlyLookedAtIsLeftAlone() {
        for (Step step : new Step[] {new Crop(1), new Flip(), new Rotate(5), new Brightness(1), new Saturation(1)}) {
            assertTrue(step.evaluation().isEmpty(), step.text());
        }
        assertArrayEquals(IMAGE, moved(0, 0));
    }
}
