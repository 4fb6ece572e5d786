package backproplab.experiments.train;

import backproplab.datasets.Batches;
import backproplab.datasets.Dataset;
import backproplab.datasets.Normalization;
import backproplab.datasets.NormalizeMode;
import backproplab.datasets.Split;
import backproplab.datasets.TrainTest;
import backproplab.experiments.failure.UserException;
import java.util.Arrays;

/**
 * A data set ready for training: divided and normalised, the same for every engine.
 *
 * @param source images and labels
 * @param split which training images train and which validate
 * @param normalization bytes to floats, from the training part only
 */
public record TrainingData(TrainTest source, Split split, Normalization normalization) {
    /** Training accuracy is taken on at most this many images: {@value}. */
    public static final int TRAIN_ACCURACY_IMAGES = 10_000;
    /** Batch of evaluation passes: {@value}. */
    public static final int EVALUATION_BATCH = 256;

    /**
     * Divides and normalises.
     *
     * @param source images and labels
     * @param split which images train and which validate
     * @param mode how bytes become floats
     * @return the data
     */
    public static TrainingData of(TrainTest source, Split split, NormalizeMode mode) {
        return new TrainingData(source, split, Normalization.compute(mode, source.train(), split.train()));
    }

    /**
     * The number of classes.
     *
     * @return K
     */
    public int classes() {
        return source.train().classes();
    }

    /**
     * The number of training images.
     *
     * @return at least 1
     */
    public int trainCount() {
        return split.train().length;
    }

    /**
     * One epoch of training batches, in an order given by the seed and the epoch.
     *
     * @param batchSize images per batch
     * @param shuffleSeed seed of the order
     * @param epoch number of the epoch, from 1
     * @return the batches, to be closed
     */
    public Batches epoch(int batchSize, long shuffleSeed, int epoch) {
        return Batches.shuffled(source.train(), split.train(), normalization, batchSize, shuffleSeed, epoch);
    }

    /**
     * The training images on which training accuracy is taken.
     *
     * @return the batches, to be closed
     */
    public Batches trainAccuracyPass() {
        int[] first = Arrays.copyOf(split.train(), Math.min(TRAIN_ACCURACY_IMAGES, trainCount()));
        return inOrder(source.train(), first);
    }

    /**
     * The validation images.
     *
     * @return the batches, to be closed
     */
    public Batches validation() {
        return inOrder(source.train(), split.validation());
    }

    /**
     * The test images.
     *
     * @return the batches, to be closed
     */
    public Batches test() {
        return inOrder(source.test(), null);
    }

    private Batches inOrder(Dataset dataset, int[] indices) {
        return Batches.inOrder(dataset, indices, normalization, EVALUATION_BATCH);
    }

    /**
     * How many images one epoch evaluates.
     *
     * @return training accuracy pass and validation
     */
    public int evaluatedPerEpoch() {
        return Math.min(TRAIN_ACCURACY_IMAGES, trainCount()) + split.validation().length;
    }

    /**
     * Refuses a batch larger than the training part.
     *
     * @param batchSize images per batch
     * @throws UserException with code 2
     */
    public void checkBatchSize(int batchSize) {
        if (batchSize > trainCount()) {
            throw UserException.usage("--batch-size " + batchSize + " is larger than the training part of "
                    + source.train().name() + " (" + trainCount() + " images).\nUse at most " + trainCount()
                    + ", or more data with --train-limit and --val.");
        }
    }
}
