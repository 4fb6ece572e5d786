package backproplab.datasets;

import backproplab.datasets.augment.ImageShape;
import backproplab.datasets.augment.Resampler;
import java.util.Arrays;

/**
 * Turns the bytes of an image into floats, with statistics of the training part only.
 *
 * <p>For byte x (0..255) at channel c and position i within the image:
 *
 * <ul>
 *   <li>{@link NormalizeMode#NONE}: x
 *   <li>{@link NormalizeMode#SCALE}: x / 255
 *   <li>{@link NormalizeMode#MEAN}: x / 255 - mean[i], mean over the training images of that pixel (C*H*W values)
 *   <li>{@link NormalizeMode#MEAN_STD}: (x / 255 - mean[c]) / std[c], over all pixels of the channel in the training images; the standard
 *       deviation is the population's (divided by the count)
 * </ul>
 *
 * <p>Sums are exact integers, quotients are taken in double and rounded to float once. Edge case: a channel whose bytes are all equal has standard
 * deviation 0; it is divided by 1 instead, so that it becomes 0 everywhere.
 */
public final class Normalization {
    private static final double MAX_VALUE = 255.0;
    private static final int VALUES = 256;

    private final NormalizeMode mode;
    private final ImageShape shape;
    private final double[] mean;
    private final double[] std;
    /** The result for each byte value, one table per channel; MEAN then still subtracts {@link #pixelMean}. */
    private final float[][] tables;

    private final float[] pixelMean;

    private Normalization(NormalizeMode mode, ImageShape shape, double[] mean, double[] std) {
        this.mode = mode;
        this.shape = shape;
        this.mean = mean;
        this.std = std;
        this.tables = new float[shape.channels()][VALUES];
        for (int c = 0; c < tables.length; c++) {
            for (int x = 0; x < VALUES; x++) {
                tables[c][x] = (float)
                        switch (mode) {
                            case NONE -> x;
                            case SCALE, MEAN -> x / MAX_VALUE;
                            case MEAN_STD -> (x / MAX_VALUE - mean[c]) / (std[c] == 0 ? 1 : std[c]);
                        };
            }
        }
        this.pixelMean = new float[mode == NormalizeMode.MEAN ? shape.values() : 0];
        for (int i = 0; i < pixelMean.length; i++) {
            pixelMean[i] = (float) mean[i];
        }
    }

    /**
     * Computes the statistics that the mode needs.
     *
     * @param mode the formula
     * @param dataset the training set
     * @param trainIndices the images of the training part; others are not looked at
     * @return the normalization, for any data set of the same shape
     * @throws IllegalArgumentException if the mode needs statistics and there are no indices
     */
    public static Normalization compute(NormalizeMode mode, Dataset dataset, int[] trainIndices) {
        if (mode == NormalizeMode.NONE || mode == NormalizeMode.SCALE) {
            return new Normalization(mode, shape(dataset), new double[0], new double[0]);
        }
        if (trainIndices.length == 0) {
            throw new IllegalArgumentException("normalization " + mode.token() + " needs at least one training image");
        }
        return mode == NormalizeMode.MEAN
                ? new Normalization(mode, shape(dataset), meanImage(dataset, trainIndices), new double[0])
                : perChannel(dataset, trainIndices);
    }

    /**
     * Restores a normalization from what {@link #mean} and {@link #std} gave.
     *
     * @param mode the formula
     * @param channels C
     * @param height H
     * @param width W
     * @param mean C*H*W values for MEAN, C values for MEAN_STD, none otherwise
     * @param std C values of at least 0 for MEAN_STD, none otherwise
     * @return a normalization that gives the same floats
     * @throws IllegalArgumentException if there are more or fewer values than the mode has, one is not finite, a standard deviation is negative or a size
     *     is below 1
     */
    public static Normalization of(
            NormalizeMode mode, int channels, int height, int width, double[] mean, double[] std) {
        ImageShape shape = new ImageShape(channels, height, width);
        if (channels < 1 || height < 1 || width < 1) {
            throw new IllegalArgumentException("images have no size: " + shape);
        }
        checkStatistics("mean", mode, mean, means(mode, shape), Double.NEGATIVE_INFINITY);
        checkStatistics("std", mode, std, mode == NormalizeMode.MEAN_STD ? channels : 0, 0);
        return new Normalization(mode, shape, mean.clone(), std.clone());
    }

    private static int means(NormalizeMode mode, ImageShape shape) {
        return switch (mode) {
            case NONE, SCALE -> 0;
            case MEAN -> shape.values();
            case MEAN_STD -> shape.channels();
        };
    }

    private static void checkStatistics(String name, NormalizeMode mode, double[] values, int count, double least) {
        if (values.length != count) {
            throw new IllegalArgumentException("normalization " + mode.token() + " takes " + count + " values of "
                    + name + ", not " + values.length);
        }
        for (int i = 0; i < count; i++) {
            if (!Double.isFinite(values[i]) || values[i] < least) {
                throw new IllegalArgumentException(
                        "normalization " + mode.token() + " cannot have " + name + "[" + i + "] = " + values[i]);
            }
        }
    }

    private static double[] meanImage(Dataset dataset, int[] trainIndices) {
        int features = dataset.featuresPerSample();
        long[] sums = new long[features];
        for (int index : trainIndices) {
            int from = index * features;
            for (int i = 0; i < features; i++) {
                sums[i] += dataset.pixels()[from + i] & 0xFF;
            }
        }
        return Arrays.stream(sums)
                .mapToDouble(sum -> sum / (MAX_VALUE * trainIndices.length))
                .toArray();
    }

    private static Normalization perChannel(Dataset dataset, int[] trainIndices) {
        int plane = dataset.height() * dataset.width();
        double[] mean = new double[dataset.channels()];
        double[] std = new double[dataset.channels()];
        for (int c = 0; c < mean.length; c++) {
            long sum = 0;
            long squares = 0;
            for (int index : trainIndices) {
                int from = index * dataset.featuresPerSample() + c * plane;
                for (int i = 0; i < plane; i++) {
                    int x = dataset.pixels()[from + i] & 0xFF;
                    sum += x;
                    squares += x * x;
                }
            }
            double count = (double) plane * trainIndices.length;
            double rawMean = sum / count;
            mean[c] = rawMean / MAX_VALUE;
            std[c] = Math.sqrt(Math.max(0, squares / count - rawMean * rawMean)) / MAX_VALUE;
        }
        return new Normalization(NormalizeMode.MEAN_STD, shape(dataset), mean, std);
    }

    private static ImageShape shape(Dataset dataset) {
        return new ImageShape(dataset.channels(), dataset.height(), dataset.width());
    }

    /**
     * Returns the same for images that were resized: statistics per channel stay, a mean image is resized as the images are (bilinear), which gives the
     * mean of the resized images but for the rounding of their pixels.
     *
     * @param height H of the resized images
     * @param width W of the resized images
     * @return a normalization for images of C x height x width; this one if that is its size
     */
    public Normalization resizedTo(int height, int width) {
        if (height == shape.height() && width == shape.width()) {
            return this;
        }
        double[] resizedMean = mode == NormalizeMode.MEAN ? Resampler.resize(shape, mean, height, width) : mean;
        return new Normalization(mode, new ImageShape(shape.channels(), height, width), resizedMean, std);
    }

    /**
     * Converts one image.
     *
     * @param pixels bytes that hold the image
     * @param from index of its first byte
     * @param out receives C*H*W floats
     * @param to index of the first float
     */
    public void apply(byte[] pixels, int from, float[] out, int to) {
        int plane = shape.plane();
        for (int c = 0; c < tables.length; c++) {
            float[] table = tables[c];
            int offset = c * plane;
            for (int i = offset; i < offset + plane; i++) {
                out[to + i] = table[pixels[from + i] & 0xFF];
            }
        }
        for (int i = 0; i < pixelMean.length; i++) {
            out[to + i] -= pixelMean[i];
        }
    }

    /**
     * Returns the formula in use.
     *
     * @return the mode
     */
    public NormalizeMode mode() {
        return mode;
    }

    /**
     * Returns how many values one image has.
     *
     * @return C*H*W
     */
    public int featuresPerSample() {
        return shape.values();
    }

    /**
     * Returns the mean of the training part on the scale 0..1.
     *
     * @return C*H*W values for MEAN, C values for MEAN_STD, none otherwise; a copy
     */
    public double[] mean() {
        return mean.clone();
    }

    /**
     * Returns the standard deviation of the training part on the scale 0..1.
     *
     * @return C values for MEAN_STD (0 for a constant channel), none otherwise; a copy
     */
    public double[] std() {
        return std.clone();
    }
}
