package backproplab.datasets.images;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/** Writes image files with the JDK's own encoders, which share no code with what reads them. */
public final class TestImages {
    private TestImages() {}

    /** An image of CHW bytes: grey for C = 1, colour for C = 3. */
    static BufferedImage image(byte[] pixels, int from, int channels, int height, int width) {
        int type = channels == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB;
        BufferedImage image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < channels; c++) {
                    int value = pixels[from + (c * height + y) * width + x] & 0xFF;
                    if (channels == 1) {
                        image.getRaster().setSample(x, y, 0, value);
                    } else {
                        image.getRaster().setSample(x, y, c, value);
                    }
                }
            }
        }
        return image;
    }

    public static Path write(Path file, byte[] pixels, int from, int channels, int height, int width)
            throws IOException {
        return write(file, image(pixels, from, channels, height, width));
    }

    static Path write(Path file, BufferedImage image) throws IOException {
        Files.createDirectories(file.getParent());
        String name = file.getFileName().toString();
        String format = name.substring(name.lastIndexOf('.') + 1).startsWith("j") ? "jpg" : "png";
        if (!ImageIO.write(image, format, file.toFile())) {
            throw new IOException("no encoder for " + file);
        }
        return file;
    }

    /** A file with random pixels. */
    public static Path noise(Path file, int channels, int height, int width, long seed) throws IOException {
        return write(file, random(channels * height * width, seed), 0, channels, height, width);
    }

    /** Puts EXIF data into a JPEG file that say how it is to be turned. */
    static Path turn(Path file, int orientation) throws IOException {
        byte[] exif = HexFormat.of()
                .parseHex("ffe10022" + "457869660000" + "4d4d002a00000008" + "0001" + "0112000300000001000"
                        + orientation + "0000" + "00000000");
        byte[] jpeg = Files.readAllBytes(file);
        ByteBuffer all = ByteBuffer.allocate(jpeg.length + exif.length);
        all.put(jpeg, 0, 2).put(exif).put(jpeg, 2, jpeg.length - 2);
        return Files.write(file, all.array());
    }

    static byte[] random(int size, long seed) {
        byte[] bytes = new byte[size];
        new SplittableRandom(seed).nextBytes(bytes);
        return bytes;
    }
}
