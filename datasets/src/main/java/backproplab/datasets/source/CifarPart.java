package backproplab.datasets.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The training or the test part of a set, filled batch file by batch file, in any order.
 *
 * <p>A batch file is records: the label, of CIFAR-100 the number of a group before it, then 1024 red, 1024 green and 1024 blue values, each row by row.
 * So its pixels are NCHW already and go to their final place as they are read. There is as much room for each file as the first one needs, since all
 * published ones are of one size: what a small archive says of itself costs no memory.
 */
final class CifarPart {
    private final CifarSet set;
    private final int[] counts;
    private final int most;
    /** Images for which every file has room. */
    private int room;

    private byte[] pixels = {};
    private int[] labels = {};

    /** Nothing yet of so many batch files, each of which has so many images at most. */
    CifarPart(CifarSet set, int files, int most) {
        this.set = set;
        this.most = most;
        counts = new int[files];
    }

    /** How many records a batch file of this size has: at least one, none of them cut off. */
    private int records(long bytes, Place place) throws DataFormatException {
        int record = set.recordBytes();
        int others = set.other().recordBytes();
        if (bytes > 0 && bytes % others == 0 && bytes % record != 0) {
            throw new DataFormatException("Another kind of data file: " + place.file() + " has " + bytes
                    + " bytes, a multiple of " + others + " as files of "
                    + set.other().title() + ", not of " + record + " as those of " + set.title()
                    + ".\nPut the files of "
                    + set.title() + " there.");
        }
        long limit = (long) most * record;
        if (bytes > limit) {
            throw place.broken("has " + bytes + " bytes, more than the " + limit + " of " + most + " records: offset "
                    + limit + " and what follows do not belong there");
        }
        long whole = bytes / record;
        if (whole == 0 || bytes % record != 0) {
            throw place.broken("has " + bytes + " bytes, no multiple of " + record
                    + ": it is cut off within the record at offset " + whole * record);
        }
        return (int) whole;
    }

    /**
     * Reads one batch file to the place of that batch.
     *
     * @param bytes its size
     * @throws DataFormatException if that is no number of whole records or more than are believed, or a label does not exist
     */
    void read(int batch, long bytes, InputStream in, Place place) throws IOException {
        int records = records(bytes, place);
        makeRoom(records);
        for (int r = 0; r < records; r++) {
            int image = batch * room + r;
            byte[] label = in.readNBytes(set.labels());
            int got = in.readNBytes(pixels, image * CifarSet.IMAGE_BYTES, CifarSet.IMAGE_BYTES);
            long offset = (long) r * set.recordBytes();
            if (label.length < set.labels() || got < CifarSet.IMAGE_BYTES) {
                throw place.broken("ends within the record at offset " + offset);
            }
            labels[image] = label[label.length - 1] & 0xFF;
            if (labels[image] >= set.classNames().size()) {
                throw place.broken("has label " + labels[image] + " at offset " + (offset + label.length - 1)
                        + ", outside 0.." + (set.classNames().size() - 1));
            }
        }
        counts[batch] = records;
    }

    private void makeRoom(int records) {
        if (records <= room) {
            return;
        }
        byte[] widerPixels = new byte[Math.multiplyExact(counts.length * records, CifarSet.IMAGE_BYTES)];
        int[] widerLabels = new int[counts.length * records];
        for (int batch = 0; batch < counts.length; batch++) {
            copy(batch, widerPixels, widerLabels, batch * records);
        }
        pixels = widerPixels;
        labels = widerLabels;
        room = records;
    }

    private void copy(int batch, byte[] toPixels, int[] toLabels, int to) {
        int from = batch * room;
        System.arraycopy(labels, from, toLabels, to, counts[batch]);
        System.arraycopy(
                pixels,
                from * CifarSet.IMAGE_BYTES,
                toPixels,
                to * CifarSet.IMAGE_BYTES,
                counts[batch] * CifarSet.IMAGE_BYTES);
    }

    /** Returns whether a batch file has been read. */
    boolean has(int batch) {
        return counts[batch] > 0;
    }

    /** Returns all images, batch 1 first; room that was not needed is given back. */
    LabelledImages images() {
        int filled = 0;
        for (int batch = 0; batch < counts.length; batch++) {
            copy(batch, pixels, labels, filled);
            filled += counts[batch];
        }
        boolean full = filled == labels.length;
        return new LabelledImages(
                CifarSet.CHANNELS,
                CifarSet.SIZE,
                CifarSet.SIZE,
                set.classNames(),
                full ? pixels : Arrays.copyOf(pixels, filled * CifarSet.IMAGE_BYTES),
                full ? labels : Arrays.copyOf(labels, filled));
    }
}
