package backproplab.experiments.train;

import backproplab.datasets.Augmentation;
import backproplab.experiments.train.schedule.Constant;
import backproplab.experiments.train.schedule.Schedule;

/**
 * What the training loop decides, the same for every engine.
 *
 * @param epochs how often through the training part, at most
 * @param batchSize images per step; {@link #WHOLE} for batch gradient descent
 * @param learningRate the base rate, which the schedule multiplies
 * @param schedule how the rate changes
 * @param patience epochs without a better validation accuracy after which the run ends; {@link #NEVER} to go on
 * @param augmentation how training images are changed
 */
public record LoopSettings(
        int epochs, int batchSize, double learningRate, Schedule schedule, int patience, Augmentation augmentation) {

    /** The batch size that means the whole training part: {@value}. */
    public static final int WHOLE = 0;
    /** The patience that never ends: {@value}. */
    public static final int NEVER = 0;

    /**
     * A constant rate, every epoch, images as they are.
     *
     * @param epochs how often through the training part
     * @param batchSize images per step
     * @param learningRate rate of every step
     * @return the settings
     */
    public static LoopSettings of(int epochs, int batchSize, double learningRate) {
        return new LoopSettings(epochs, batchSize, learningRate, new Constant(), NEVER, Augmentation.NONE);
    }

    /**
     * The same with a number in place of {@link #WHOLE}.
     *
     * @param trainImages how many images train
     * @return these settings if they have a number already
     */
    public LoopSettings resolved(int trainImages) {
        return batchSize != WHOLE
                ? this
                : new LoopSettings(epochs, trainImages, learningRate, schedule, patience, augmentation);
    }

    /**
     * The same with another schedule.
     *
     * @param other how the rate changes
     * @return new settings
     */
    public LoopSettings withSchedule(Schedule other) {
        return new LoopSettings(epochs, batchSize, learningRate, other, patience, augmentation);
    }

    /**
     * The same with changed images.
     *
     * @param other how training images are changed
     * @return new settings
     */
    public LoopSettings withAugmentation(Augmentation other) {
        return new LoopSettings(epochs, batchSize, learningRate, schedule, patience, other);
    }
}
