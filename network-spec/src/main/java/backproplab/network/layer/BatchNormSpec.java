package backproplab.network.layer;

import backproplab.network.shape.Shape;

/**
 * The constants of batch normalisation and its shape rule, shared by both engines.
 *
 * @param channels C of images N x C x H x W, or features F of rows N x F
 */
public record BatchNormSpec(int channels) {

    /** Added to the variance before the root: {@value}, as in DL4J and PyTorch. */
    public static final double EPSILON = 1e-5;

    /** Share of a running statistic that stays at each step: {@value}. PyTorch's momentum is the share of the batch, 0.1. */
    public static final double DECAY = 0.9;

    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if there is no channel
     */
    public BatchNormSpec {
        if (channels < 1) {
            throw new IllegalArgumentException("batch norm needs at least one channel: " + channels);
        }
    }

    /**
     * The output's shape: the input's.
     *
     * @param input shape of the input
     * @return the same
     * @throws IllegalArgumentException if it is neither N x C x H x W nor N x F with that many channels or features
     */
    public Shape outputShape(Shape input) {
        if ((input.rank() != 4 && input.rank() != 2) || input.dim(1) != channels) {
            throw new IllegalArgumentException("BatchNorm(" + channels + ") cannot take an input of shape " + input
                    + "; it needs N x " + channels + " x H x W or N x " + channels);
        }
        return input;
    }

    /**
     * Values of one channel in one sample.
     *
     * @param input shape of the input
     * @return H W for images, 1 for rows
     */
    public static int plane(Shape input) {
        return input.size() / (input.dim(0) * input.dim(1));
    }
}
