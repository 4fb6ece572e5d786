package backproplab.datasets.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Writes CIFAR-10 batch files and archives for tests. */
public final class CifarBytes {
    private CifarBytes() {}

    /** So many records: labels 0, 1, ... 9, 0, ... and random pixels that depend on the batch. */
    static byte[] batch(int records, int batch) {
        byte[] bytes = new byte[records * 3073];
        new SplittableRandom(batch).nextBytes(bytes);
        for (int r = 0; r < records; r++) {
            bytes[r * 3073] = (byte) (r % 10);
        }
        return bytes;
    }

    /** Five training files and a test file, whose number is 6. */
    public static Path writeSet(Path folder, int trainRecords, int testRecords) throws IOException {
        Files.createDirectories(folder);
        for (int b = 1; b <= 5; b++) {
            Files.write(folder.resolve("data_batch_" + b + ".bin"), batch(trainRecords, b));
        }
        Files.write(folder.resolve("test_batch.bin"), batch(testRecords, 6));
        return folder;
    }

    /** The same as the official archive has it: in a folder, with two files that are not images. */
    public static byte[] archive(int trainRecords, int testRecords) {
        return IdxBytes.gzip(tar(tar -> {
            tar.add("cifar-10-batches-bin/", new byte[0]);
            tar.add("cifar-10-batches-bin/batches.meta.txt", new byte[61]);
            for (int b : new int[] {4, 1, 5, 2}) {
                tar.add("cifar-10-batches-bin/data_batch_" + b + ".bin", batch(trainRecords, b));
            }
            tar.add("cifar-10-batches-bin/test_batch.bin", batch(testRecords, 6));
            tar.add("cifar-10-batches-bin/data_batch_3.bin", batch(trainRecords, 3));
            tar.add("cifar-10-batches-bin/readme.html", new byte[88]);
        }));
    }

    /** Adds entries to an archive. */
    interface Content {
        void addTo(Tar tar) throws IOException;
    }

    /** An archive that is being written. */
    record Tar(TarArchiveOutputStream out) {
        void add(String name, byte[] content) throws IOException {
            TarArchiveEntry entry = new TarArchiveEntry(name, true);
            // An entry's own time is now: two archives would differ if a second passed between them.
            entry.setModTime(0);
            add(entry, content);
        }

        void add(TarArchiveEntry entry, byte[] content) throws IOException {
            entry.setSize(content.length);
            out.putArchiveEntry(entry);
            out.write(content);
            out.closeArchiveEntry();
        }
    }

    static byte[] tar(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(bytes)) {
            content.addTo(new Tar(out));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
