package backproplab.datasets.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backproplab.datasets.augment.ImageShape;
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

        assertArrayEquals(colour, new PixelReader(3).read(colourFile).pixels());
        assertArrayEquals(grey, new PixelReader(1).read(greyFile).pixels());
        assertEquals(
                new ImageShape(3, 5, 7), new PixelReader(3).read(colourFile).shape());
    }

    @Test
    void greyBecomesThreeEqualChannelsAndColourItsBrightness() throws IOException {
        byte[] grey = TestImages.random(4, 2);
        byte[] read = new PixelReader(3)
                .read(TestImages.write(folder.resolve("g.png"), grey, 0, 1, 2, 2))
                .pixels();
        for (int c = 0; c < 3; c++) {
            assertArrayEquals(grey, Arrays.copyOfRange(read, 4 * c, 4 * c + 4));
        }
        byte[] colour = {(byte) 200, 0, 100, 0, 30, 0};
        Path file = TestImages.write(folder.resolve("c.png"), colour, 0, 3, 1, 2);
        // 0.299 * 200 + 0.587 * 100 + 0.114 * 30 = 121.92; a swap of red and blue would give 90.5.
        assertArrayEquals(new byte[] {122, 0}, new PixelReader(1).read(file).pixels());
    }

    @Test
    void aJpegComesCloseInTheRightOrderOfChannels() throws IOException {
        byte[] flat = new byte[3 * 64];
        Arrays.fill(flat, 0, 64, (byte) 200);
        Arrays.fill(flat, 64, 128, (byte) 90);
        Arrays.fill(flat, 128, 192, (byte) 20);
        byte[] read = new PixelReader(3)
                .read(TestImages.write(folder.resolve("f.jpg"), flat, 0, 3, 8, 8))
                .pixels();
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
                new PixelReader(3)
                        .read(TestImages.write(folder.resolve("a.png"), image))
                        .pixels());
    }

    /** A JPEG of 16 rows and 24 columns, white but for its black upper left quarter, whose EXIF data say how to turn it. */
    private Path turned(int orientation) throws IOException {
        byte[] pixels = new byte[16 * 24];
        Arrays.fill(pixels, (byte) 255);
        for (int i = 0; i < 8 * 24; i++) {
            pixels[i] = (byte) (i % 24 < 12 ? 0 : 255);
        }
        Path file = TestImages.write(folder.resolve("turned" + orientation + ".jpg"), pixels, 0, 1, 16, 24);
        return TestImages.turn(file, orientation);
    }

    @Test
    void aPhotoIsTurnedAsItsExifDataSay() throws IOException {
        // Where the black quarter goes: its corner as (lower, right), by the definition of the eight orientations.
        int[][] corner = {{0, 0}, {0, 1}, {1, 1}, {1, 0}, {0, 0}, {0, 1}, {1, 1}, {1, 0}};
        for (int orientation = 1; orientation <= 8; orientation++) {
            Picture picture = new PixelReader(1).read(turned(orientation));
            int height = orientation < 5 ? 16 : 24;
            int width = 40 - height;
            assertEquals(new ImageShape(1, height, width), picture.shape());
            for (int lower = 0; lower < 2; lower++) {
                for (int right = 0; right < 2; right++) {
                    int y = height / 4 + lower * height / 2;
                    int x = width / 4 + right * width / 2;
                    boolean black = Arrays.equals(new int[] {lower, right}, corner[orientation - 1]);
                    assertEquals(
                            black ? 0 : 255, picture.pixels()[y * width + x] & 0xFF, 20, "orientation " + orientation);
                }
            }
        }
    }

    /** What every viewer shows. */
    @Test
    void aJpegWithoutEndMarkOrWithStrayBytesIsRead() throws IOException {
        Path file = TestImages.noise(folder.resolve("a.jpg"), 3, 40, 50, 1);
        byte[] good = Files.readAllBytes(file);
        byte[] expected = new PixelReader(3).read(file).pixels();
        byte[] endless = Arrays.copyOf(good, good.length - 2);
        byte[] halfMark = Arrays.copyOf(good, good.length - 1);
        // Behind the first segment, which begins after two bytes and has its length in the two after its marker.
        int gap = 4 + ((good[4] & 0xFF) << 8 | good[5] & 0xFF);
        ByteBuffer stray = ByteBuffer.allocate(good.length + 3);
        stray.put(good, 0, gap).put(new byte[] {0, 17, 0}).put(good, gap, good.length - gap);
        for (byte[] odd : new byte[][] {endless, halfMark, stray.array(), Arrays.copyOf(good, good.length + 9)}) {
            assertArrayEquals(
                    expected, new PixelReader(3).read(Files.write(file, odd)).pixels());
        }
    }

    /** With or without an end mark: the rest would be grey. */
    @Test
    void aJpegWhoseDataEndEarlyIsRefused() throws IOException {
        Path file = TestImages.noise(folder.resolve("a.jpg"), 3, 40, 50, 1);
        byte[] good = Files.readAllBytes(file);
        for (int length : new int[] {good.length / 3, good.length / 2, good.length * 9 / 10}) {
            byte[] cut = Arrays.copyOf(good, length);
            byte[] ended = Arrays.copyOf(cut, length + 2);
            ended[length] = (byte) 0xFF;
            ended[length + 1] = (byte) 0xD9;
            for (byte[] odd : new byte[][] {cut, ended}) {
                Files.write(file, odd);
                assertEquals(
                        "Broken image: " + file + " is cut off: its data end before the picture is complete.\n"
                                + "Put a good copy in its place, or delete it.",
                        assertThrows(DataFormatException.class, () -> new PixelReader(3).read(file))
                                .getMessage());
            }
        }
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
        String message = assertThrows(DataFormatException.class, () -> new PixelReader(3).read(file))
                .getMessage();
        assertEquals(
                "Broken image: " + file + " cannot be decoded.\nPut a good copy in its place, or delete it.", message);
    }

    /** All checksums fit, and only the decoder finds that rows are missing. */
    @Test
    void aPngWhoseDataEndEarlyIsRefused() throws IOException {
        byte[] png = Files.readAllBytes(TestImages.noise(folder.resolve("a.png"), 3, 40, 50, 1));
        int length = ByteBuffer.wrap(png).getInt(33);
        for (int kept : new int[] {length / 3, length * 9 / 10}) {
            ByteBuffer cut = ByteBuffer.allocate(png.length - length + kept);
            cut.put(png, 0, 33).putInt(kept).put(png, 37, 4 + kept);
            CRC32 sum = new CRC32();
            sum.update(png, 37, 4 + kept);
            cut.putInt((int) sum.getValue()).put(png, 41 + length + 4, png.length - 41 - length - 4);
            Path file = Files.write(folder.resolve("cut.png"), cut.array());
            assertEquals(new ImageHeader(50, 40, false), ImageHeader.read(file));
            assertEquals(
                    "Broken image: " + file + " cannot be decoded.\nPut a good copy in its place, or delete it.",
                    assertThrows(DataFormatException.class, () -> new PixelReader(3).read(file))
                            .getMessage());
        }
    }

    @Test
    void refusesChannelsThatNoImageHas() {
        assertEquals(
                "cannot read images of 2 channels: 1 or 3",
                assertThrows(IllegalArgumentException.class, () -> new PixelReader(2))
                        .getMessage());
    }
}
