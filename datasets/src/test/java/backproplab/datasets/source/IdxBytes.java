package backproplab.datasets.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Writes IDX files for tests. */
public final class IdxBytes {
    private IdxBytes() {}

    /** Header words, then the values. */
    static byte[] idx(int[] header, byte[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * header.length + values.length);
        for (int word : header) {
            bytes.putInt(word);
        }
        return bytes.put(values).array();
    }

    public static byte[] images(int count, int height, int width) {
        byte[] pixels = new byte[count * height * width];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i * 7);
        }
        return idx(new int[] {0x803, count, height, width}, pixels);
    }

    /** Labels 0, 1, ... 9, 0, 1, ... */
    public static byte[] labels(int count) {
        byte[] values = new byte[count];
        for (int n = 0; n < count; n++) {
            values[n] = (byte) (n % 10);
        }
        return idx(new int[] {0x801, count}, values);
    }

    public static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Four good plain files, images of 2 x 3. */
    public static Path writeSet(Path folder, int trainCount, int testCount) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve(MnistFile.TRAIN_IMAGES.plainName()), images(trainCount, 2, 3));
        Files.write(folder.resolve(MnistFile.TRAIN_LABELS.plainName()), labels(trainCount));
        Files.write(folder.resolve(MnistFile.TEST_IMAGES.plainName()), images(testCount, 2, 3));
        Files.write(folder.resolve(MnistFile.TEST_LABELS.plainName()), labels(testCount));
        return folder;
    }
}
