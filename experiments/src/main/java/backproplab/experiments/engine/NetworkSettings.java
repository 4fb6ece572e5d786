package backproplab.experiments.engine;

import backproplab.network.model.Model;
import backproplab.network.rule.TrainingRule;
import backproplab.network.shape.Shape;

/**
 * What an engine needs to build a network.
 *
 * @param model the layers
 * @param channels C of the images
 * @param height H of the images
 * @param width W of the images
 * @param classes K
 * @param rule what a step minimises and how it updates
 * @param learningRate rate of the first step
 * @param dropoutSeed seed of the dropout masks
 */
public record NetworkSettings(
        Model model,
        int channels,
        int height,
        int width,
        int classes,
        TrainingRule rule,
        double learningRate,
        long dropoutSeed) {

    /**
     * The shape of a batch.
     *
     * @param n batch extent
     * @return N x C x H x W
     */
    public Shape input(int n) {
        return Shape.of(n, channels, height, width);
    }
}
