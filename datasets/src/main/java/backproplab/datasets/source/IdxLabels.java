package backproplab.datasets.source;

import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * The labels of an IDX file.
 *
 * @param file where they are from
 * @param values a label for each image; at least 0
 * @param sha256 digest of the file's unzipped content, in hexadecimal
 * @param start offset of the first label
 * @param step bytes from one label to the next
 */
record IdxLabels(Path file, int[] values, String sha256, int start, int step) {
    /** Columns of QMNIST's labels: the digit first, then whose hand wrote it. */
    private static final int QMNIST_COLUMNS = 8;

    /**
     * Reads a file of one byte per label, or of rows of eight integers as QMNIST has them.
     *
     * @throws DataFormatException if it is neither, or broken
     */
    static IdxLabels read(Path file) throws DataFormatException {
        if (IdxFile.isOf(file, IdxFile.ROWS)) {
            return ofRows(file, IdxFile.read(file, IdxFile.ROWS));
        }
        IdxFile.Content content = IdxFile.read(file, IdxFile.LABELS);
        int[] values = new int[content.values().length];
        for (int n = 0; n < values.length; n++) {
            values[n] = content.values()[n] & 0xFF;
        }
        return new IdxLabels(file, values, content.sha256(), 2 * Integer.BYTES, 1);
    }

    private static IdxLabels ofRows(Path file, IdxFile.Content content) throws DataFormatException {
        int[] sizes = content.sizes();
        if (sizes[1] != QMNIST_COLUMNS) {
            throw new DataFormatException("Another kind of data file: " + file + " has " + sizes[1]
                    + " integers per label, not " + QMNIST_COLUMNS
                    + " as QMNIST.\nPut the files of one set there.");
        }
        ByteBuffer integers = ByteBuffer.wrap(content.values());
        int step = QMNIST_COLUMNS * Integer.BYTES;
        int[] values = new int[sizes[0]];
        for (int n = 0; n < values.length; n++) {
            values[n] = integers.getInt(n * step);
        }
        return new IdxLabels(file, values, content.sha256(), 3 * Integer.BYTES, step);
    }
}
