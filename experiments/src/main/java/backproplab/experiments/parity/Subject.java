package backproplab.experiments.parity;

import backproplab.network.engine.NetworkSettings;
import backproplab.network.model.Model;
import backproplab.network.rule.TrainingRule;
import backproplab.network.shape.Shape;

/**
 * What is compared: a network, and how it is trained.
 *
 * @param name kind and name, for example {@code layer/Conv2d}
 * @param model the network
 * @param image C, H and W of its input
 * @param batchSize images per step
 * @param rule what a step minimises and how it updates
 * @param learningRate rate of every step
 * @param lastStep steps beyond this one are not made
 * @param start what becomes of the weights that are drawn
 */
public record Subject(
        String name,
        Model model,
        Image image,
        int batchSize,
        TrainingRule rule,
        double learningRate,
        int lastStep,
        Start start) {

    /** Number of classes, K, of every subject: {@value}. */
    public static final int CLASSES = 5;

    /**
     * Sizes of an input image.
     *
     * @param channels C
     * @param height H
     * @param width W
     */
    public record Image(int channels, int height, int width) {

        /**
         * How many numbers an image has.
         *
         * @return C H W
         */
        public int size() {
            return channels * height * width;
        }
    }

    /** Where training starts. */
    @FunctionalInterface
    public interface Start {
        /** From the weights as they are drawn. */
        Start AS_DRAWN = (name, values, seed) -> {};

        /**
         * Changes a tensor.
         *
         * @param name which
         * @param values as drawn; to be changed in place
         * @param seed the run's
         */
        void adjust(String name, double[] values, long seed);
    }

    static Subject of(String name, Model model, Image image, int batchSize, TrainingRule rule, double learningRate) {
        return new Subject(name, model, image, batchSize, rule, learningRate, Integer.MAX_VALUE, Start.AS_DRAWN);
    }

    /** The same from elsewhere. */
    Subject from(Start other) {
        return new Subject(name, model, image, batchSize, rule, learningRate, lastStep, other);
    }

    /**
     * What an engine builds.
     *
     * @param seed seed of the dropout masks
     * @return the settings
     */
    NetworkSettings settings(long seed) {
        Shape sample = Shape.of(1, image.channels(), image.height(), image.width());
        return new NetworkSettings(model.network(sample, CLASSES, seed), rule);
    }
}
