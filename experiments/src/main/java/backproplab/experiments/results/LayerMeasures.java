package backproplab.experiments.results;

/**
 * What a layer, with the nonlinearity behind it, did on the probe batch. What does not exist is NaN: gradients of a layer that trains nothing, and
 * whatever an engine does not show. The ratio of a tensor of zeros is infinite, or NaN if the step left it so.
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
        Outputs outputs,
        double weightGradientNorm,
        double biasGradientNorm,
        double weightStepRatio,
        double biasStepRatio) {

    /**
     * How the outputs of a layer are spread over a batch.
     *
     * @param mean of all of them
     * @param deviation their standard deviation, of all and not of a sample: divided by their number
     * @param deadPct share of the units, features of rows and channels of images, that are 0 for every image of the batch, in percent
     */
    public record Outputs(double mean, double deviation, double deadPct) {
        /** Of a layer that an engine does not show. */
        public static final Outputs UNKNOWN = new Outputs(Double.NaN, Double.NaN, Double.NaN);
    }
}
