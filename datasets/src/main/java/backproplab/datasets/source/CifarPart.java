package backproplab.datasets.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The training or the test part of CIFAR-10, filled batch file by batch file, in any order.
 *
 * <p>A batch file is records of {@value #RECORD_BYTES} bytes: the label, then 1024 red, 1024 green and 1024 blue values, each row by row. So its pixels
 * are NCHW already and go to their final place as they are read.
 */
final class CifarPart {
    /** Label and pixels of one image. */
    static final int RECORD_BYTES = 1 + Cifar10.IMAGE_BYTES;

    /** CIFAR-100 has two labels per image. */
    private static final int CIFAR100_BYTES = RECORD_BYTES + 1;

    private final int[] starts;
    private final int[] counts;
    private final byte[] pixels;
    private final int[] labels;

    /** Makes room for so many images per batch file. */
    CifarPart(int... capacities) {
        starts = new int[capacities.length + 1];
        for (int batch = 0; batch < capacities.length; batch++) {
            starts[batch + 1] = starts[batch] + capacities[batch];
        }
        counts = new int[capacities.length];
        labels = new int[starts[capacities.length]];
        pixels = new byte[Math.multiplyExact(labels.length, Cifar10.IMAGE_BYTES)];
    }

    /**
     * Returns how many records a batch file of this size has.
     *
     * @throws DataFormatException if it has none, more than the official {@value Cifar10#BATCH_IMAGES}, or part of one
     */
    static int records(long bytes, Place place) throws DataFormatException {
        if (bytes > 0 && bytes % CIFAR100_BYTES == 0 && bytes % RECORD_BYTES != 0) {
            throw new DataFormatException("Another kind of data file: " + place.file() + " has " + bytes
                    + " bytes, a multiple of " + CIFAR100_BYTES + " as files of CIFAR-100, not of " + RECORD_BYTES
                    + " as those of CIFAR-10.\nPut the files of CIFAR-10 there.");
        }
        long limit = (long) Cifar10.BATCH_IMAGES * RECORD_BYTES;
        if (bytes > limit) {
            throw place.broken("has " + bytes + " bytes, more than the " + limit + " of " + Cifar10.BATCH_IMAGES
                    + " records: offset " + limit + " and what follows do not belong there");
        }
        long whole = bytes / RECORD_BYTES;
        if (whole == 0 || bytes % RECORD_BYTES != 0) {
            throw place.broken("has " + bytes + " bytes, no multiple of " + RECORD_BYTES
                    + ": it is cut off within the record at offset " + whole * RECORD_BYTES);
        }
        return (int) whole;
    }

    /** Reads one batch file, whose size has been checked, to the place of that batch. */
    void read(int batch, int records, InputStream in, Place place) throws IOException {
        for (int r = 0; r < records; r++) {
            int image = starts[batch] + r;
            int label = in.read();
            int got = in.readNBytes(pixels, image * Cifar10.IMAGE_BYTES, Cifar10.IMAGE_BYTES);
            long offset = (long) r * RECORD_BYTES;
            if (label < 0 || got < Cifar10.IMAGE_BYTES) {
                throw place.broken("ends within the record at offset " + offset);
            }
            if (label >= Cifar10.CLASS_NAMES.size()) {
                throw place.broken("has label " + label + " at offset " + offset + ", outside 0.."
                        + (Cifar10.CLASS_NAMES.size() - 1));
            }
            labels[image] = label;
        }
        counts[batch] = records;
    }

    /** Returns whether a batch file has been read. */
    boolean has(int batch) {
        return counts[batch] > 0;
    }

    /** Returns all images, batch 1 first; room that was not needed is given back. */
    LabelledImages images() {
        int filled = 0;
        for (int batch = 0; batch < counts.length; batch++) {
            System.arraycopy(labels, starts[batch], labels, filled, counts[batch]);
            System.arraycopy(
                    pixels,
                    starts[batch] * Cifar10.IMAGE_BYTES,
                    pixels,
                    filled * Cifar10.IMAGE_BYTES,
                    counts[batch] * Cifar10.IMAGE_BYTES);
            filled += counts[batch];
        }
        boolean full = filled == labels.length;
        return new LabelledImages(
                Cifar10.CHANNELS,
                Cifar10.SIZE,
                Cifar10.SIZE,
                Cifar10.CLASS_NAMES,
                full ? pixels : Arrays.copyOf(pixels, filled * Cifar10.IMAGE_BYTES),
                full ? labels : Arrays.copyOf(labels, filled));
    }
}
