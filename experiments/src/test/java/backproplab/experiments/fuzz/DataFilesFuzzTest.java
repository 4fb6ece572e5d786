package backproplab.experiments.fuzz;

import backproplab.datasets.fetch.DownloadException;
import backproplab.datasets.fetch.Mirrors;
import backproplab.datasets.source.CifarSet;
import backproplab.datasets.source.DataFormatException;
import backproplab.datasets.source.IdxSet;
import backproplab.datasets.source.Mnist;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Damaged data sets and lists of mirrors. */
class DataFilesFuzzTest extends DamagedCopies {
    @Override
    void all(int copies) throws Exception {
        idx(copies);
        qmnist(copies);
        cifar(copies);
        archives(copies);
        mirrors(copies);
    }

    private Fuzz data(String name, byte[] good) {
        return new Fuzz(folder.resolve(name), good, DataFormatException.class);
    }

    private static byte[] idx(int magic, int valueBytes, int... sizes) {
        int values = Arrays.stream(sizes).reduce(1, (a, b) -> a * b);
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * (1 + sizes.length) + values * valueBytes);
        bytes.putInt(magic);
        Arrays.stream(sizes).forEach(bytes::putInt);
        for (int n = 0; n < values; n++) {
            bytes.put(bytes.position() + valueBytes - 1, (byte) (n % 10)).position(bytes.position() + valueBytes);
        }
        return bytes.array();
    }

    static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }

    private void idx(int copies) throws Exception {
        byte[] images = idx(0x803, 1, 12, 4, 5);
        byte[] labels = idx(0x801, 1, 12);
        for (String part : List.of("train", "t10k")) {
            Files.write(folder.resolve(part + "-images-idx3-ubyte"), images);
            Files.write(folder.resolve(part + "-labels-idx1-ubyte"), labels);
        }
        Fuzz.Reader reader = () -> Mnist.read(folder);
        data("train-images-idx3-ubyte", images).run(copies, reader);
        data("t10k-labels-idx1-ubyte", labels).run(copies, reader);
        data("train-images-idx3-ubyte", gzip(images)).run(copies, reader);
        // What a copy is that was compressed after it was damaged.
        data("train-labels-idx1-ubyte", labels).mending(DataFilesFuzzTest::gzip).run(copies, reader);
    }

    private void qmnist(int copies) throws Exception {
        byte[] labels = idx(0xC02, 4, 12, 8);
        for (String part : List.of("train", "test")) {
            Files.write(folder.resolve("qmnist-" + part + "-images-idx3-ubyte"), idx(0x803, 1, 12, 4, 5));
            ByteBuffer digits = ByteBuffer.wrap(labels);
            for (int n = 0; n < 12; n++) {
                digits.putInt(12 + n * 32, n % 10);
            }
            Files.write(folder.resolve("qmnist-" + part + "-labels-idx2-int"), labels);
        }
        data("qmnist-train-labels-idx2-int", labels).run(copies, () -> IdxSet.QMNIST.read(folder));
    }

    private static byte[] records(int count, int bytes) {
        byte[] records = new byte[count * bytes];
        new SplittableRandom(1).nextBytes(records);
        for (int r = 0; r < count; r++) {
            records[r * bytes] = (byte) r;
            records[r * bytes + bytes - 3073] = (byte) r;
        }
        return records;
    }

    private void cifar(int copies) throws Exception {
        byte[] batch = records(2, 3073);
        for (int b = 1; b <= 5; b++) {
            Files.write(folder.resolve("data_batch_" + b + ".bin"), batch);
        }
        Files.write(folder.resolve("test_batch.bin"), batch);
        data("data_batch_3.bin", batch).run(copies, () -> CifarSet.TEN.read(folder));
        byte[] hundred = records(2, 3074);
        Files.write(folder.resolve("test.bin"), hundred);
        data("train.bin", hundred).run(copies, () -> CifarSet.HUNDRED.read(folder));
    }

    private static byte[] tar() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(bytes)) {
            out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            add(out, "cifar-100-binary/" + "long/".repeat(30) + "fine_label_names.txt", new byte[7]);
            add(out, "cifar-100-binary/test.bin", records(1, 3074));
            add(out, "cifar-100-binary/train.bin", records(2, 3074));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void add(TarArchiveOutputStream out, String name, byte[] content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        entry.setModTime(0);
        out.putArchiveEntry(entry);
        out.write(content);
        out.closeArchiveEntry();
    }

    /** Makes the sum of every block right that looks like a header. */
    private static byte[] summed(byte[] archive) {
        byte[] out = archive.clone();
        for (int block = 0; block + 512 <= out.length; block += 512) {
            if (!new String(out, block + 257, 5, StandardCharsets.ISO_8859_1).equals("ustar")) {
                continue;
            }
            Arrays.fill(out, block + 148, block + 156, (byte) ' ');
            int sum = 0;
            for (int i = block; i < block + 512; i++) {
                sum += out[i] & 0xFF;
            }
            byte[] digits = Integer.toOctalString(sum).getBytes(StandardCharsets.ISO_8859_1);
            System.arraycopy(digits, 0, out, block + 148, digits.length);
            out[block + 148 + digits.length] = 0;
        }
        return out;
    }

    private void archives(int copies) throws Exception {
        Path archive = folder.resolve("cifar-100-binary.tar.gz");
        Fuzz.Reader reader = () -> CifarSet.HUNDRED.read(archive);
        data("cifar-100-binary.tar.gz", tar())
                .mending(DataFilesFuzzTest::summed)
                .run(copies, reader);
        data("cifar-100-binary.tar.gz", gzip(tar())).run(copies, reader);
        data("cifar-100-binary.tar.gz", tar())
                .mending(bytes -> gzip(summed(bytes)))
                .run(copies, reader);
    }

    private void mirrors(int copies) throws Exception {
        byte[] list = "# mine\n\nmnist https://one.example/mnist/\ncifar10 http://two.example:8080/~x/\n"
                .getBytes(StandardCharsets.UTF_8);
        new Fuzz(folder.resolve(Mirrors.FILE), list, DownloadException.class)
                .run(copies, () -> Mirrors.of("mnist", folder));
    }
}
