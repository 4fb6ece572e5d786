package backproplab.datasets;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Which images of the training set are learned from and which are kept for validation.
 *
 * <p>The indices 0..size-1 are permuted by the seed; the last {@code validation} of them are the validation part, whatever the train limit, and of
 * those before it the first {@code trainLimit} are the training part.
 */
public final class Split {
    /** The limit that leaves nothing out. */
    public static final int ALL = Integer.MAX_VALUE;

    private static final int HASH_CHARS = 16;

    private final int[] train;
    private final int[] validation;
    private final String hash;

    private Split(int[] train, int[] validation) {
        this.train = train;
        this.validation = validation;
        this.hash = hashOf(train, validation);
    }

    /**
     * Splits a training set.
     *
     * @param size number of images in the training set
     * @param splitSeed seed of the permutation
     * @param validation how many are kept for validation
     * @param trainLimit at most so many are trained on, at least 1; {@link #ALL} for no limit
     * @return the split
     * @throws SettingException if nothing would be left for training
     */
    public static Split of(int size, long splitSeed, ValidationSize validation, int trainLimit) {
        if (trainLimit < 1) {
            throw new SettingException("Train limit " + trainLimit + " leaves nothing to train on: use at least 1.");
        }
        int available = size - validation.resolve(size);
        int[] order = new int[size];
        Arrays.setAll(order, n -> n);
        Shuffle.inPlace(order, splitSeed);
        int used = Math.min(trainLimit, available);
        return new Split(Arrays.copyOf(order, used), Arrays.copyOfRange(order, available, size));
    }

    /**
     * The same with the first training images alone.
     *
     * @param images how many, at least 1
     * @return a split of which no more are trained on
     * @throws IllegalArgumentException if there are not so many
     */
    public Split first(int images) {
        if (images < 1 || images > train.length) {
            throw new IllegalArgumentException("cannot take " + images + " of " + train.length + " training images");
        }
        return new Split(Arrays.copyOf(train, images), validation);
    }

    /**
     * Returns the indices to train on.
     *
     * @return a copy
     */
    public int[] train() {
        return train.clone();
    }

    /**
     * Returns the indices to validate on.
     *
     * @return a copy
     */
    public int[] validation() {
        return validation.clone();
    }

    /**
     * Returns the first 16 hex digits of the SHA-256 over both index lists: for each list its length, then its indices, as big-endian 32-bit integers.
     *
     * @return 16 hex digits; equal splits have equal hashes
     */
    public String hash() {
        return hash;
    }

    private static String hashOf(int[]... lists) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (int[] list : lists) {
                ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * (list.length + 1));
                bytes.putInt(list.length);
                bytes.asIntBuffer().put(list);
                digest.update(bytes.array());
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, HASH_CHARS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
