package backproplab.experiments.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.datasets.images.PixelReader;
import backproplab.datasets.source.DataFormatException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Damaged pictures. */
@ResourceLock("ND4J")
class ImageFilesFuzzTest extends DamagedCopies {
    @Override
    void all(int copies) throws Exception {
        Path file = folder.resolve("picture");
        for (int channels : new int[] {1, 3}) {
            PixelReader reader = new PixelReader(channels);
            for (String format : new String[] {"png", "jpg"}) {
                new Fuzz(file, picture(format), DataFormatException.class)
                        .mending(bytes -> format.equals("png") ? summed(bytes) : bytes)
                        .run(copies, () -> reader.read(file));
            }
        }
    }

    /** The largest picture that is taken, all black: 186 kB on disk, 192 MB in memory, once. */
    @Test
    @Tag("full")
    void theLargestPictureIsInMemoryOnce() throws Exception {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(rows)) {
            for (int y = 0; y < 8000; y++) {
                out.write(new byte[1 + 3 * 8000]);
            }
        }
        byte[] png = picture("png");
        ByteBuffer all = ByteBuffer.allocate(rows.size() + 57);
        all.put(png, 0, 16).putInt(8000).putInt(8000).put(png, 24, 9);
        all.putInt(rows.size())
                .put("IDAT".getBytes(StandardCharsets.US_ASCII))
                .put(rows.toByteArray())
                .putInt(0);
        all.put(png, png.length - 12, 12);
        Path file = Files.write(folder.resolve("large.png"), summed(all.array()));
        assertTrue(Files.size(file) < 1 << 20);
        // Loading the native libraries takes some, too.
        PixelReader reader = new PixelReader(3);
        long bytes = Fuzz.allocated(
                        () -> assertEquals(192_000_000, reader.read(file).pixels().length))
                .call();
        assertTrue(bytes <= Fuzz.MOST_BYTES, bytes + " bytes");
    }

    private static byte[] picture(String format) throws IOException {
        BufferedImage image = new BufferedImage(20, 13, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 20 * 13; i++) {
            image.setRGB(i % 20, i / 20, i * 4711);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (!ImageIO.write(image, format, bytes)) {
            throw new IOException("no encoder for " + format);
        }
        return bytes.toByteArray();
    }

    /** Makes the checksum of every chunk right, as far as there are any. */
    private static byte[] summed(byte[] png) {
        byte[] out = png.clone();
        ByteBuffer chunks = ByteBuffer.wrap(out);
        int at = 8;
        while (out.length - at >= 12) {
            int length = chunks.getInt(at);
            if (length < 0 || length > out.length - at - 12) {
                break;
            }
            CRC32 sum = new CRC32();
            sum.update(Arrays.copyOfRange(out, at + 4, at + 8 + length));
            chunks.putInt(at + 8 + length, (int) sum.getValue());
            at += 12 + length;
        }
        return out;
    }
}
