package backproplab.datasets.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Images resized here and by Pillow; pillow.py beside pillow.txt made the latter. */
class PillowTest {
    /** Pillow rounds after each axis. */
    private static final int BOUND = 2;

    static Stream<String> cases() {
        try (var in = PillowTest.class.getResourceAsStream("pillow.txt")) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
            assertEquals(9, lines.size());
            return lines.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void resizesAsPillowDoes(String line) {
        String[] words = line.split(" ");
        ImageShape shape = new ImageShape(number(words[1]), number(words[2]), number(words[3]));
        byte[] expected = HexFormat.of().parseHex(words[6]);
        byte[] image = words[0].equals("noise") ? noise(shape) : lines(shape);

        byte[] actual = Resampler.resize(shape, image, number(words[4]), number(words[5]));

        assertEquals(expected.length, actual.length);
        int most = 0;
        for (int i = 0; i < actual.length; i++) {
            most = Math.max(most, Math.abs((expected[i] & 0xFF) - (actual[i] & 0xFF)));
        }
        assertTrue(most <= BOUND, "off by " + most);
    }

    private static int number(String word) {
        return Integer.parseInt(word);
    }

    private static byte[] noise(ImageShape shape) {
        byte[] image = new byte[shape.values()];
        for (int i = 0; i < image.length; i++) {
            int x = i % shape.width();
            int y = i / shape.width() % shape.height();
            int c = i / shape.plane();
            long value = (x * 73856093L ^ y * 19349663L ^ c * 83492791L) & Integer.MAX_VALUE;
            image[i] = (byte) ((value * 1103515245L + 12345 & Integer.MAX_VALUE) >> 16);
        }
        return image;
    }

    /** White strokes, a 170th of the width wide, on black. */
    private static byte[] lines(ImageShape shape) {
        int size = shape.width();
        byte[] image = new byte[shape.values()];
        for (int i = 0; i < image.length; i++) {
            int x = i % size;
            int y = i / size % shape.height();
            int reach = Math.max(1, size / 170) * (1 + i / shape.plane());
            boolean near = IntStream.of(x - y, x + 2 * y - size, 3 * x - y - size / 2)
                    .anyMatch(place -> Math.abs(place) * 2 <= reach);
            image[i] = (byte) (near ? 255 : 0);
        }
        return image;
    }
}
