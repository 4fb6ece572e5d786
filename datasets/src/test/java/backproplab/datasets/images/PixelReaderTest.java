package backproplab.datasets.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.datasets.source.DataFormatException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock("ND4J")
class PixelReaderTest {
    @TempDir
    private Path folder;

    @Test
    void aPngGivesBackItsPixels() throws IOException {
        byte[] colour = TestImages.random(3 * 5 * 7, 1);
        byte[] grey = TestImages.random(5 * 7, 2);
        Path colourFile = TestImages.write(folder.resolve("ä b#.png"), colour, 0, 3, 5, 7);
        Path greyFile = TestImages.write(folder.resolve("grey.png"), grey, 0, 1, 5, 7);

        assertArrayEquals(colour, new PixelReader(3, 5, 7, false).read(colourFile));
        assertArrayEquals(grey, new PixelReader(1, 5, 7, false).read(greyFile));
        assertArrayEquals(colour, new PixelReader(3, 5, 7, true).read(colourFile));
    }

    @Test
    void greyBecomesThreeEqualChannelsAndColourItsBrightness() throws IOException {
        byte[] grey = TestImages.random(4, 2);
        byte[] read = new PixelReader(3, 2, 2, false).read(TestImages.write(folder.resolve("g.png"), grey, 0, 1, 2, 2));
        for (int c = 0; c < 3; c++) {
            assertArrayEquals(grey, Arrays.copyOfRange(read, 4 * c, 4 * c + 4));
        }
        byte[] colour = {(byte) 200, 0, 100, 0, 30, 0};
        Path file = TestImages.write(folder.resolve("c.png"), colour, 0, 3, 1, 2);
        // 0.299 * 200 + 0.587 * 100 + 0.114 * 30 = 121.92; a swap of red and blue would give 90.5.
        assertArrayEquals(new byte[] {122, 0}, new PixelReader(1, 1, 2, false).read(file));
    }

    @Test
    void aJpegComesCloseInTheRightOrderOfChannels() throws IOException {
        byte[] flat = new byte[3 * 64];
        Arrays.fill(flat, 0, 64, (byte) 200);
        Arrays.fill(flat, 64, 128, (byte) 90);
        Arrays.fill(flat, 128, 192, (byte) 20);
        byte[] read = new PixelReader(3, 8, 8, false).read(TestImages.write(folder.resolve("f.jpg"), flat, 0, 3, 8, 8));
        for (int i = 0; i < flat.length; i++) {
            assertEquals(flat[i] & 0xFF, read[i] & 0xFF, 3);
        }
    }

    @Test
    void transparencyIsDropped() throws IOException {
        BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0x00112233);
        assertArrayEquals(
                new byte[] {0x11, 0x22, 0x33},
                new PixelReader(3, 1, 1, false).read(TestImages.write(folder.resolve("a.png"), image)));
    }

    @Test
    void resizesBilinearlyWithHalfPixelCentres() throws IOException {
        byte[] two = {0, 100};
        Path file = TestImages.write(folder.resolve("two.png"), two, 0, 1, 1, 2);
        // Four pixels lie at -1/4, 1/4, 3/4 and 5/4 of the two: 0, 25, 75, 100.
        assertArrayEquals(new byte[] {0, 25, 75, 100, 0, 25, 75, 100}, new PixelReader(1, 2, 4, true).read(file));
    }

    @Test
    void refusesAnotherSizeIfItMustNotResize() throws IOException {
        Path file = TestImages.noise(folder.resolve("a.png"), 3, 5, 7, 1);
        DataFormatException refused =
                assertThrows(DataFormatException.class, () -> new PixelReader(3, 7, 5, false).read(file));
        assertEquals(
                "Unsupported image: " + file + " is 5x7 when decoded, not 7x5.\n"
                        + "Give all images one size with --image-size.",
                refused.getMessage());
    }

    @Test
    void whatTheDecoderRefusesIsNamed() throws IOException {
        // Structure and checksums fit, but the compressed data within are none.
        byte[] png = Files.readAllBytes(TestImages.noise(folder.resolve("a.png"), 3, 5, 7, 1));
        int length = ByteBuffer.wrap(png).getInt(33);
        Arrays.fill(png, 41, 41 + length, (byte) 0x77);
        CRC32 sum = new CRC32();
        sum.update(png, 37, 4 + length);
        ByteBuffer.wrap(png).putInt(41 + length, (int) sum.getValue());
        Path file = Files.write(folder.resolve("b.png"), png);
        String message = assertThrows(DataFormatException.class, () -> new PixelReader(3, 5, 7, false).read(file))
                .getMessage();
        assertEquals(
                "Broken image: " + file + " cannot be decoded.\nPut a good copy in its place, or delete it.", message);
    }

    @Test
    void refusesShapesThatNoImageHas() {
        for (int[] shape : new int[][] {{2, 1, 1}, {3, 0, 1}, {3, 1, 0}}) {
            IllegalArgumentException refused = assertThrows(
                    IllegalArgumentException.class, () -> new PixelReader(shape[0], shape[1], shape[2], true));
            assertTrue(
                    refused.getMessage().startsWith("cannot read images as " + shape[0] + "x"), refused.getMessage());
        }
    }
}
