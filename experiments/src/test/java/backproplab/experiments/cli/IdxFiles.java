package backproplab.experiments.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Four small files in MNIST's form, whole, to be broken by tests. */
public final class IdxFiles {
    static final String TRAIN_IMAGES = "train-images-idx3-ubyte";
    static final String TRAIN_LABELS = "train-labels-idx1-ubyte";
    private static final int TRAIN = 40;
    private static final int TEST = 10;

    private IdxFiles() {}

    public static Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve(TRAIN_IMAGES), images(TRAIN));
        Files.write(folder.resolve(TRAIN_LABELS), labels(TRAIN));
        Files.write(folder.resolve("t10k-images-idx3-ubyte"), images(TEST));
        Files.write(folder.resolve("t10k-labels-idx1-ubyte"), labels(TEST));
        return folder;
    }

    static byte[] images(int count) {
        ByteBuffer file = ByteBuffer.allocate(16 + count * 784);
        file.putInt(0x803).putInt(count).putInt(28).putInt(28);
        for (int i = 0; i < count * 784; i++) {
            file.put((byte) (i * 31));
        }
        return file.array();
    }

    static byte[] labels(int count) {
        ByteBuffer file = ByteBuffer.allocate(8 + count);
        file.putInt(0x801).putInt(count);
        for (int i = 0; i < count; i++) {
            file.put((byte) (i % 10));
        }
        return file.array();
    }

    static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }
}
