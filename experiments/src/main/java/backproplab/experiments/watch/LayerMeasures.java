package backproplab.experiments.watch;

/**
 * What a layer, with the nonlinearity behind it, did on the probe batch. What does not exist is NaN: gradients of a layer that trains nothing, the ratio
 * of a tensor of zeros, and whatever an engine does not show.
 *
 * @param layer its name, with those of the blocks around it
 * @param outputs of an evaluation pass
 * @param weightGradientNorm 2-norm of the gradient of the weight (of batch norm: gamma), in training mode, L2 penalty included, not clipped
 * @param biasGradientNorm the same of the bias (beta)
 * @param weightStepRatio 2-norm of what one training step on the probe batch changes in the weight, over that of the weight before
 * @param biasStepRatio the same of the bias
 */
public record LayerMeasures(
        String layer,
        OutputStatistics outputs,
        double weightGradientNorm,
        double biasGradientNorm,
        double weightStepRatio,
        double biasStepRatio) {}
