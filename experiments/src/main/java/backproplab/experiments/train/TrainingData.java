package backproplab.experiments.train;

import backproplab.datasets.Augmentation;
import backproplab.datasets.Batches;
import backproplab.datasets.Dataset;
import backproplab.datasets.Normalization;
import backproplab.datasets.NormalizeMode;
import backproplab.datasets.Split;
import backproplab.datasets.TrainTest;
import backproplab.files.failure.OptionException;
import java.util.Arrays;
import java.util.Comparator;

/**
 * A data set ready for training: divided and normalised, the same for every engine.
 *
 * @param source images and labels
 * @param split which training images train and which validate
 * @param normalization bytes to floats, from the training part only
 * @param labelOrder whether every epoch goes through the training images class after class, in place of an order by chance
 */
public record TrainingData(TrainTest source, Split split, Normalization normalization, boolean labelOrder) {
    /** Training accuracy is taken on at most this many images: {@value}. */
    public static final int TRAIN_ACCURACY_IMAGES = 10_000;
    /** Report B's Solver takes training accuracy on this many images: {@value}. */
    public static final int SAMPLED_IMAGES = 1_000;
    /** Batch of evaluation passes, small enough for what a large network keeps of each image: {@value}. */
    public static final int EVALUATION_BATCH = 128;

    /**
     * Divides and normalises.
     *
     * @param source images and labels
     * @param split which images train and which validate
     * @param mode how bytes become floats
     * @return the data
     */
    public static TrainingData of(TrainTest source, Split split, NormalizeMode mode) {
        return new TrainingData(source, split, Normalization.compute(mode, source.train(), split.train()), false);
    }

    /**
     * The same images in the order of their labels, in every epoch: what shuffling is good for.
     *
     * @return data whose training images are not changed by chance either
     */
    public TrainingData inLabelOrder() {
        return new TrainingData(source, split, normalization, true);
    }

    /**
     * The first images of the training part alone, validated, tested and normalised as before.
     *
     * @param images how many, at least 1 and at most all
     * @return data that trains on no other
     */
    public TrainingData first(int images) {
        return new TrainingData(source, split.first(images), normalization, labelOrder);
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
     * How many steps an epoch has.
     *
     * @param loop what the training loop does, its batch size a number
     * @return at least 1
     */
    public int stepsPerEpoch(LoopSettings loop) {
        int rounding = loop.dropLast() ? 0 : loop.batchSize() - 1;
        return (trainCount() + rounding) / loop.batchSize();
    }

    /**
     * One epoch of training batches, in an order and with changes given by the seeds and the epoch.
     *
     * @param loop batch size, a number, and changes
     * @param seeds of the run
     * @param epoch number of the epoch, from 1
     * @return the batches, to be closed
     */
    public Batches epoch(LoopSettings loop, Seeds seeds, int epoch) {
        if (labelOrder) {
            int[] byLabel = indicesByLabel();
            int used = Math.min(byLabel.length, stepsPerEpoch(loop) * loop.batchSize());
            return Batches.inOrder(
                    source.train(), Arrays.copyOf(byLabel, used), normalization, loop.batchSize(), loop.augmentation());
        }
        return Batches.shuffled(
                source.train(),
                split.train(),
                normalization,
                new Batches.Order(loop.batchSize(), loop.dropLast(), seeds.shuffle(), epoch),
                loop.augmentation(),
                seeds.augment());
    }

    private int[] indicesByLabel() {
        int[] labels = source.train().labels();
        return Arrays.stream(split.train())
                .boxed()
                .sorted(Comparator.comparingInt(index -> labels[index]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /**
     * The training images on which training accuracy is taken.
     *
     * @param augmentation the one used in training; its changes of size are made here too, those by chance are not
     * @return the batches, to be closed
     */
    public Batches trainAccuracyPass(Augmentation augmentation) {
        return firstTrainImages(Math.min(TRAIN_ACCURACY_IMAGES, trainCount()), augmentation);
    }

    /**
     * Some training images, as they are evaluated.
     *
     * @param count how many, at most all
     * @param augmentation the one used in training; its changes of size are made here too, those by chance are not
     * @return the batches, to be closed
     */
    public Batches firstTrainImages(int count, Augmentation augmentation) {
        return inOrder(source.train(), Arrays.copyOf(split.train(), count), augmentation);
    }

    /**
     * The validation images.
     *
     * @param augmentation the one used in training; its changes of size are made here too, those by chance are not
     * @return the batches, to be closed
     */
    public Batches validation(Augmentation augmentation) {
        return inOrder(source.train(), split.validation(), augmentation);
    }

    /**
     * The test images.
     *
     * @param augmentation the one used in training; its changes of size are made here too, those by chance are not
     * @return the batches, to be closed
     */
    public Batches test(Augmentation augmentation) {
        return inOrder(source.test(), null, augmentation);
    }

    private Batches inOrder(Dataset dataset, int[] indices, Augmentation augmentation) {
        return Batches.inOrder(dataset, indices, normalization, EVALUATION_BATCH, augmentation);
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
     * @throws OptionException if it is
     */
    public void checkBatchSize(int batchSize) {
        if (batchSize > trainCount()) {
            throw new OptionException(
                    "--batch-size " + batchSize + " is larger than the training part of "
                            + source.train().name() + " ("
                            + trainCount() + " images).\nUse at most " + trainCount()
                            + ", or more data with --train-limit and --val.",
                    "--batch-size",
                    "--train-limit",
                    "--val");
        }
    }
}
