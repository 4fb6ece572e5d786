package backproplab.experiments.train;

import backproplab.datasets.Augmentation;
import backproplab.experiments.train.schedule.Constant;
import backproplab.experiments.train.schedule.LinearWarmUp;
import backproplab.experiments.train.schedule.Schedule;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the training loop decides, the same for every engine. A limit that is off is the largest number of its type, here as in every
 * settings record: what compares with it needs no second case.
 *
 * @param epochs how often through the training part, at most
 * @param batchSize images per step; {@link #WHOLE} for batch gradient descent
 * @param dropLast whether an epoch's last batch is left out if it is not full; a few images at the full rate make a noisy last
 *     step, which the evaluation after it sees
 * @param learningRate the base rate, which the schedule multiplies
 * @param schedule how the rate changes
 * @param patience epochs without a better validation accuracy after which the run ends; {@link #NEVER} to go on
 * @param augmentation how training images are changed
 */
public record LoopSettings(
        int epochs,
        int batchSize,
        boolean dropLast,
        double learningRate,
        Schedule schedule,
        int patience,
        Augmentation augmentation) {

    /** The batch size that no training part exceeds. */
    public static final int WHOLE = Integer.MAX_VALUE;
    /** The patience that no run exceeds. */
    public static final int NEVER = Integer.MAX_VALUE;

    /**
     * A constant rate, every epoch, images as they are.
     *
     * @param epochs how often through the training part
     * @param batchSize images per step
     * @param learningRate rate of every step
     * @return the settings
     */
    public static LoopSettings of(int epochs, int batchSize, double learningRate) {
        return new LoopSettings(epochs, batchSize, false, learningRate, new Constant(), NEVER, Augmentation.NONE);
    }

    /**
     * Every setting under the name of its option; those that change nothing are left out.
     *
     * @return values in reading order
     */
    public Map<String, Object> resolved() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("epochs", epochs);
        values.put("batch-size", batchSize == WHOLE ? "all" : batchSize);
        values.put("drop-last", dropLast);
        values.put("lr", learningRate);
        values.put("schedule", schedule.text());
        if (schedule instanceof LinearWarmUp warmUp) {
            values.put("warmup", warmUp.steps());
        }
        if (patience != NEVER) {
            values.put("patience", patience);
        }
        values.put("augment", augmentation.toString());
        return values;
    }

    /**
     * The same with a number in place of {@link #WHOLE}.
     *
     * @param trainImages how many images train
     * @return these settings if they have a number already
     */
    public LoopSettings sized(int trainImages) {
        return batchSize == WHOLE ? withBatchSize(trainImages) : this;
    }

    /**
     * The same with all images in one batch where there are fewer than a batch has.
     *
     * @param trainImages how many images train
     * @return these settings if the batch fits
     */
    public LoopSettings fitted(int trainImages) {
        return batchSize != WHOLE && batchSize > trainImages ? withBatchSize(trainImages) : this;
    }

    /**
     * The same for another number of epochs.
     *
     * @param number how often through the training part, at most
     * @return new settings
     */
    public LoopSettings withEpochs(int number) {
        return new LoopSettings(number, batchSize, dropLast, learningRate, schedule, patience, augmentation);
    }

    /**
     * The same with another batch size.
     *
     * @param images per step; {@link #WHOLE} for all
     * @return new settings
     */
    public LoopSettings withBatchSize(int images) {
        return new LoopSettings(epochs, images, dropLast, learningRate, schedule, patience, augmentation);
    }

    /**
     * The same with or without the last batch.
     *
     * @param left whether a batch that is not full is left out
     * @return new settings
     */
    public LoopSettings withDropLast(boolean left) {
        return new LoopSettings(epochs, batchSize, left, learningRate, schedule, patience, augmentation);
    }

    /**
     * The same with another rate.
     *
     * @param rate the base rate
     * @return new settings
     */
    public LoopSettings withLearningRate(double rate) {
        return new LoopSettings(epochs, batchSize, dropLast, rate, schedule, patience, augmentation);
    }

    /**
     * The same with another schedule.
     *
     * @param other how the rate changes
     * @return new settings
     */
    public LoopSettings withSchedule(Schedule other) {
        return new LoopSettings(epochs, batchSize, dropLast, learningRate, other, patience, augmentation);
    }

    /**
     * The same with another patience.
     *
     * @param number epochs without a better one; {@link #NEVER} to go on
     * @return new settings
     */
    public LoopSettings withPatience(int number) {
        return new LoopSettings(epochs, batchSize, dropLast, learningRate, schedule, number, augmentation);
    }

    /**
     * The same with changed images.
     *
     * @param other how training images are changed
     * @return new settings
     */
    public LoopSettings withAugmentation(Augmentation other) {
        return new LoopSettings(epochs, batchSize, dropLast, learningRate, schedule, patience, other);
    }
}
