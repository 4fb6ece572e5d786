package backproplab.experiments.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** Six files in CIFAR-10's form with a few images each: real shapes for networks that take long on thousands. */
final class CifarFiles {
    private static final int FILES = 5;
    /** In all. */
    private static final int TRAIN = 100;

    private static final int TEST = 20;
    private static final int RECORD = 1 + 3 * 32 * 32;

    private CifarFiles() {}

    static Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        SplittableRandom random = new SplittableRandom(3);
        for (int file = 1; file <= FILES; file++) {
            Files.write(folder.resolve("data_batch_" + file + ".bin"), records(TRAIN / FILES, random));
        }
        Files.write(folder.resolve("test_batch.bin"), records(TEST, random));
        return folder;
    }

    /** Noise, brighter with the number of the class. */
    private static byte[] records(int count, SplittableRandom random) {
        byte[] records = new byte[count * RECORD];
        for (int i = 0; i < records.length; i++) {
            int label = i / RECORD % 10;
            records[i] = (byte) (i % RECORD == 0 ? label : random.nextInt(100) + 15 * label);
        }
        return records;
    }
}
