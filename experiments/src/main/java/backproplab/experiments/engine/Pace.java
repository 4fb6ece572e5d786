package backproplab.experiments.engine;

/**
 * How fast an engine trains on two cores of a server, guessed before anything is measured: a time for each step, and multiplications and
 * additions at a steady rate. The constants fit the steps that results/published has, to a factor of two.
 *
 * @param step seconds of every training step
 * @param parameter seconds for each parameter in every step
 * @param linearFlops multiplications and additions per second in networks without convolutions
 * @param convolutionFlops the same in networks with convolutions
 */
public record Pace(double step, double parameter, double linearFlops, double convolutionFlops) {
    /**
     * Time of a training step.
     *
     * @param flops its multiplications and additions
     * @param parameters of the network
     * @param convolution whether the network has convolutions
     * @return seconds
     */
    public double seconds(double flops, long parameters, boolean convolution) {
        return step + parameter * parameters + flops / (convolution ? convolutionFlops : linearFlops);
    }
}
