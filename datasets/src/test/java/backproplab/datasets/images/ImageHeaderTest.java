package backproplab.datasets.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.datasets.source.DataFormatException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageHeaderTest {
    @TempDir
    private Path folder;

    private byte[] png;
    private byte[] jpeg;

    @BeforeEach
    void writeGoodFiles() throws IOException {
        png = Files.readAllBytes(TestImages.noise(folder.resolve("good.png"), 3, 5, 7, 1));
        jpeg = Files.readAllBytes(TestImages.noise(folder.resolve("good.jpg"), 3, 5, 7, 1));
    }

    private String failure(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("bad"), content);
        String message = assertThrows(DataFormatException.class, () -> ImageHeader.read(file))
                .getMessage();
        assertTrue(message.contains(" image: " + file + " "), message);
        return message.replace(file.toString(), "FILE");
    }

    private static String broken(String what) {
        return "Broken image: FILE " + what + ".\nPut a good copy in its place, or delete it.";
    }

    @Test
    void readsSizeAndColour() throws IOException {
        assertEquals(new ImageHeader(7, 5, false), ImageHeader.read(folder.resolve("good.png")));
        assertEquals(new ImageHeader(7, 5, false), ImageHeader.read(folder.resolve("good.jpg")));
        for (String name : new String[] {"grey.png", "grey.jpg"}) {
            assertEquals(
                    new ImageHeader(6, 4, true), ImageHeader.read(TestImages.noise(folder.resolve(name), 1, 4, 6, 2)));
        }
        BufferedImage palette = new BufferedImage(3, 2, BufferedImage.TYPE_BYTE_INDEXED);
        assertEquals(
                new ImageHeader(3, 2, false),
                ImageHeader.read(TestImages.write(folder.resolve("palette.png"), palette)));
    }

    @Test
    void everyTruncationIsFound() throws IOException {
        for (int length = 0; length < png.length; length++) {
            assertTrue(failure(Arrays.copyOf(png, length)).startsWith("Broken image: FILE is "));
        }
        // What ends within its compressed data is for the decoder to find.
        for (int length = 0; length < scan(); length++) {
            assertTrue(failure(Arrays.copyOf(jpeg, length)).startsWith("Broken image: FILE is "));
        }
        assertEquals(broken("is empty"), failure(new byte[0]));
        assertEquals(
                broken("is cut off: it ends after 40 bytes, within the chunk at offset 33"),
                failure(Arrays.copyOf(png, 40)));
        assertTrue(failure(Arrays.copyOf(png, 60)).contains(", its chunk at offset 33 announces "));
        assertEquals(
                broken("is cut off: it ends after 10 bytes, its segment at offset 2 announces 16"),
                failure(Arrays.copyOf(jpeg, 10)));
    }

    @Test
    void whatFollowsTheEndDoesNotMatter() throws IOException {
        Path file = Files.write(folder.resolve("long.jpg"), Arrays.copyOf(jpeg, jpeg.length + 100));
        assertEquals(7, ImageHeader.read(file).width());
    }

    @Test
    void everyChangedByteOfAPngIsFound() throws IOException {
        for (int at = 0; at < png.length; at++) {
            byte[] changed = png.clone();
            changed[at] ^= 0x10;
            assertTrue(failure(changed).contains("image: FILE "));
        }
        png[50] ^= 1;
        assertEquals(broken("is damaged: the checksum of the chunk at offset 33 does not fit"), failure(png));
    }

    @Test
    void aJpegWithinAJpegIsDamaged() throws IOException {
        byte[] again = jpeg.clone();
        again[21] = (byte) 0xD8;
        assertEquals(broken("is damaged: a second picture starts at offset 20, within the first"), failure(again));
    }

    /** More stray bytes than a recursion would stand, some of which look like the beginning of a segment. */
    @Test
    void strayBytesBetweenSegmentsArePassedOver() throws IOException {
        ByteBuffer stray = ByteBuffer.allocate(jpeg.length + 400_000);
        stray.put(jpeg, 0, 20);
        for (int i = 0; i < 200_000; i++) {
            stray.put((byte) 0xFF).put((byte) 0);
        }
        stray.put(jpeg, 20, jpeg.length - 20);
        assertEquals(
                new ImageHeader(7, 5, false),
                ImageHeader.read(Files.write(folder.resolve("stray.jpg"), stray.array())));
    }

    /** Offset behind the header of the compressed data. */
    private int scan() {
        int at = frame();
        while ((jpeg[at] & 0xFF) != 0xFF || (jpeg[at + 1] & 0xFF) != 0xDA) {
            at++;
        }
        return at + 2 + jpeg[at + 3];
    }

    @Test
    void anImageWithoutPixelsIsBroken() throws IOException {
        byte[] noScan = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xD9};
        assertEquals(broken("has no pixels: the end mark at offset 2 comes before any data"), failure(noScan));
        byte[] noData = new byte[33 + 12];
        System.arraycopy(png, 0, noData, 0, 33);
        System.arraycopy(png, png.length - 12, noData, 33, 12);
        assertEquals(broken("has no pixels: the end mark at offset 33 comes before any data"), failure(noData));
        byte[] noHeader = png.clone();
        System.arraycopy(png, png.length - 12, noHeader, 8, 12);
        assertEquals(broken("does not begin with a header at offset 8"), failure(noHeader));
    }

    @Test
    void otherFormatsAreNamed() throws IOException {
        Map<String, String> kinds = Map.ofEntries(
                Map.entry("GIF89a", "GIF"),
                Map.entry("RIFF\1\2\3\0WEBPVP8 ", "WebP"),
                Map.entry("BM123456", "BMP"),
                Map.entry("II*\0", "TIFF"),
                Map.entry("MM\0*", "TIFF"),
                Map.entry("%PDF-1.4", "PDF"),
                Map.entry("PK\3\4", "a ZIP archive"),
                Map.entry("\u001f\u008b\b", "compressed by gzip"),
                Map.entry("\0\0\0\u0018ftypheic", "HEIC, AVIF or a video"),
                Map.entry("<!DOCTYPE html><html>", "an HTML page"),
                Map.entry("<html><body>", "an HTML page"),
                Map.entry("<svg xmlns=", "SVG"),
                Map.entry("<?xml version=", "XML, perhaps SVG"),
                Map.entry(
                        "version https://git-lfs.github.com/spec/v1",
                        "a pointer of Git LFS (git lfs pull brings the image)"));
        for (Map.Entry<String, String> each : kinds.entrySet()) {
            assertEquals(
                    "Unsupported image: FILE is " + each.getValue()
                            + ", neither PNG nor JPEG.\nSave it as PNG or JPEG, or leave it out.",
                    failure(each.getKey().getBytes(StandardCharsets.ISO_8859_1)));
        }
        assertEquals(broken("is neither PNG nor JPEG: it starts with 0x07"), failure(new byte[] {7}));
        assertEquals(broken("is neither PNG nor JPEG: it starts with 0x01020304"), failure(new byte[] {1, 2, 3, 4, 5}));
    }

    /** Files of three gigabytes with holes, which take no room on disk. */
    @Test
    void aFileThatNoImageNeedsIsNotRead() throws IOException {
        Path file = folder.resolve("bad");
        for (byte[] start : new byte[][] {new byte[16], png}) {
            Files.write(file, start);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.allocate(1), 3_000_000_000L);
            }
            String message = assertThrows(DataFormatException.class, () -> ImageHeader.read(file))
                    .getMessage();
            assertEquals(
                    start == png
                            ? "Unsupported image: " + file + " has 3000000001 bytes, more than 268435456.\n"
                                    + "Make it smaller, or leave it out."
                            : "Broken image: " + file + " is neither PNG nor JPEG: it starts with 0x00000000.\n"
                                    + "Put a good copy in its place, or delete it.",
                    message);
        }
    }

    @Test
    void sixteenBitsAreRefused() throws IOException {
        BufferedImage deep = new BufferedImage(3, 2, BufferedImage.TYPE_USHORT_GRAY);
        Path file = TestImages.write(folder.resolve("deep.png"), deep);
        assertEquals(
                "Unsupported image: FILE has 16 bits per channel (offset 24).\nSave it with 8 bits per channel.",
                failure(Files.readAllBytes(file)));
        jpeg[frame() + 4] = 12;
        assertEquals(
                "Unsupported image: FILE has 12 bits per channel (offset " + (frame() + 4)
                        + ").\nSave it with 8 bits per channel.",
                failure(jpeg));
    }

    /** Offset of the frame header's marker. */
    private int frame() {
        int at = 0;
        while ((jpeg[at] & 0xFF) != 0xFF || (jpeg[at + 1] & 0xFF) != 0xC0) {
            at++;
        }
        return at;
    }

    @Test
    void cmykIsRefused() throws IOException {
        jpeg[frame() + 9] = 4;
        assertEquals(
                "Unsupported image: FILE is CMYK: it has 4 components (offset " + (frame() + 9)
                        + ").\nSave it as RGB or grey.",
                failure(jpeg));
        jpeg[frame() + 9] = 2;
        assertTrue(failure(jpeg).startsWith("Unsupported image: FILE has 2 components (offset "));
        jpeg[frame() + 3] = 3;
        assertEquals(broken("is damaged: its frame header at offset " + frame() + " is too short"), failure(jpeg));
    }

    @Test
    void absurdSizesAreRefusedBeforeDecoding() throws IOException {
        ByteBuffer.wrap(png).putInt(16, 60_000).putInt(20, 60_000);
        CRC32 sum = new CRC32();
        sum.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) sum.getValue());
        assertEquals(
                "Unsupported image: FILE announces 60000 x 60000 pixels at offset 16, outside 1..64000000 in all.\n"
                        + "Make it smaller, or leave it out.",
                failure(png));
        Arrays.fill(jpeg, frame() + 5, frame() + 7, (byte) 0);
        assertTrue(failure(jpeg).contains("announces 7 x 0 pixels"));
    }

    @Test
    void aFileThatCannotBeReadIsNamed() {
        Path none = folder.resolve("none.png");
        DataFormatException refused = assertThrows(DataFormatException.class, () -> ImageHeader.read(none));
        assertEquals(
                "Broken image: " + none + " cannot be read: java.nio.file.NoSuchFileException: " + none
                        + ".\nPut a good copy in its place, or delete it.",
                refused.getMessage());
    }
}
