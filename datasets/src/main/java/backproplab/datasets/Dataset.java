package backproplab.datasets;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * N labelled images, one unsigned byte per value, in the order image, channel, row, column (NCHW).
 *
 * <p>The two arrays are neither copied on the way in nor on the way out (they may hold hundreds of megabytes): whoever holds them must not change
 * them. Everything else is immutable.
 */
public final class Dataset {
    private final String name;
    private final int channels;
    private final int height;
    private final int width;
    private final List<String> classNames;
    private final byte[] pixels;
    private final int[] labels;

    /**
     * Creates a data set over the given arrays.
     *
     * @param name token of the data set, as written into results
     * @param channels C, at least 1
     * @param height H, at least 1
     * @param width W, at least 1
     * @param classNames one name per class, K of them
     * @param pixels N*C*H*W unsigned bytes
     * @param labels N class numbers, each in 0..K-1
     * @throws IllegalArgumentException if a size is below 1, the arrays do not fit together or a label is out of range
     */
    public Dataset(
            String name, int channels, int height, int width, List<String> classNames, byte[] pixels, int[] labels) {
        this.name = Objects.requireNonNull(name, "name");
        this.channels = channels;
        this.height = height;
        this.width = width;
        this.classNames = List.copyOf(classNames);
        this.pixels = pixels;
        this.labels = labels;
        if (channels < 1 || height < 1 || width < 1) {
            throw new IllegalArgumentException("images of " + name + " have no size: " + shape());
        }
        long expected = (long) labels.length * featuresPerSample();
        if (pixels.length != expected) {
            throw new IllegalArgumentException(name + ": " + labels.length + " images of " + shape() + " need "
                    + expected + " bytes, got " + pixels.length);
        }
        for (int n = 0; n < labels.length; n++) {
            if (labels[n] < 0 || labels[n] >= this.classNames.size()) {
                throw new IllegalArgumentException(name + ": label " + labels[n] + " of image " + n + " is outside 0.."
                        + (this.classNames.size() - 1));
            }
        }
    }

    /**
     * Returns the token of the data set.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * Returns the number of images.
     *
     * @return N
     */
    public int size() {
        return labels.length;
    }

    /**
     * Returns the number of channels.
     *
     * @return C
     */
    public int channels() {
        return channels;
    }

    /**
     * Returns the height of an image in pixels.
     *
     * @return H
     */
    public int height() {
        return height;
    }

    /**
     * Returns the width of an image in pixels.
     *
     * @return W
     */
    public int width() {
        return width;
    }

    /**
     * Returns the number of classes.
     *
     * @return K
     */
    public int classes() {
        return classNames.size();
    }

    /**
     * Returns the names of the classes in the order of the labels.
     *
     * @return K names
     */
    public List<String> classNames() {
        return classNames;
    }

    /**
     * Returns the pixels themselves, not a copy.
     *
     * @return N*C*H*W unsigned bytes, not to be changed
     */
    public byte[] pixels() {
        return pixels;
    }

    /**
     * Returns the labels themselves, not a copy.
     *
     * @return N class numbers, not to be changed
     */
    public int[] labels() {
        return labels;
    }

    /**
     * Returns how many values one image has.
     *
     * @return C*H*W
     */
    public int featuresPerSample() {
        return channels * height * width;
    }

    /**
     * Returns the first n images as a data set of their own.
     *
     * @param n number of images, 0..N
     * @return a copy of the first n images, or this object for n = N
     * @throws IllegalArgumentException if n is outside 0..N
     */
    public Dataset take(int n) {
        if (n < 0 || n > size()) {
            throw new IllegalArgumentException(name + " has " + size() + " images, cannot take " + n);
        }
        if (n == size()) {
            return this;
        }
        return new Dataset(
                name,
                channels,
                height,
                width,
                classNames,
                Arrays.copyOf(pixels, n * featuresPerSample()),
                Arrays.copyOf(labels, n));
    }

    /**
     * Returns n images that stand for all: the first n, or n evenly spread ones of a set in the order of its classes, as folders of images are.
     *
     * @param n number of images, 0..N
     * @return a copy of the images, or this object for n = N
     * @throws IllegalArgumentException if n is outside 0..N
     */
    public Dataset sample(int n) {
        boolean byClass = IntStream.range(1, size()).allMatch(i -> labels[i - 1] <= labels[i]);
        if (!byClass || n < 0 || n >= size()) {
            return take(n);
        }
        int values = featuresPerSample();
        byte[] chosenPixels = new byte[n * values];
        int[] chosenLabels = new int[n];
        for (int i = 0; i < n; i++) {
            int from = (int) ((long) i * size() / n);
            System.arraycopy(pixels, from * values, chosenPixels, i * values, values);
            chosenLabels[i] = labels[from];
        }
        return new Dataset(name, channels, height, width, classNames, chosenPixels, chosenLabels);
    }

    /**
     * Returns name, count and shape, as in {@code mnist[60000 x 1x28x28, 10 classes]}.
     *
     * @return a short description
     */
    @Override
    public String toString() {
        return name + "[" + size() + " x " + shape() + ", " + classes() + " classes]";
    }

    private String shape() {
        return channels + "x" + height + "x" + width;
    }
}
