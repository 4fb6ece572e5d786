package backproplab.experiments.cli.option;

import backproplab.datasets.Dataset;
import backproplab.datasets.TrainTest;
import backproplab.files.failure.Reason;
import backproplab.files.failure.UserException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/** Short sums of what a run reads, to notice when it is no longer the same; no protection against malice. */
public final class Digests {
    private Digests() {}

    /**
     * Of every pixel, label and class name.
     *
     * @param data images and labels of both parts
     * @return CRC-32C in hexadecimal digits
     */
    public static String of(TrainTest data) {
        CRC32C sum = new CRC32C();
        add(sum, data.train());
        add(sum, data.test());
        return Long.toHexString(sum.getValue());
    }

    private static void add(CRC32C sum, Dataset images) {
        sum.update(String.join("\n", images.classNames()).getBytes(StandardCharsets.UTF_8));
        sum.update(images.pixels());
        ByteBuffer labels = ByteBuffer.allocate(Integer.BYTES * images.size());
        labels.asIntBuffer().put(images.labels());
        sum.update(labels);
    }

    /**
     * Of every byte of a file.
     *
     * @param file the file
     * @return CRC-32C in hexadecimal digits
     * @throws UserException with code 3 if it cannot be read
     */
    public static String of(Path file) {
        CRC32C sum = new CRC32C();
        try (InputStream bytes = new CheckedInputStream(Files.newInputStream(file), sum)) {
            bytes.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw UserException.data("Cannot read " + file + ": " + Reason.of(e) + ".\nIs it yours to read?", e);
        }
        return Long.toHexString(sum.getValue());
    }
}
