package backproplab.experiments.predict;

/** Logits to probabilities. */
final class Softmax {
    private Softmax() {}

    /**
     * Evaluates {@code p[k] = exp(z[k] - max z) / sum over j of exp(z[j] - max z)}; the largest exponent is 0, so nothing
     * overflows.
     *
     * @param logits K finite numbers, K at least 1
     * @return K probabilities that sum to 1; one far below the largest is 0
     */
    static double[] of(double[] logits) {
        double max = logits[0];
        for (double logit : logits) {
            max = Math.max(max, logit);
        }
        double[] probabilities = new double[logits.length];
        double sum = 0;
        for (int k = 0; k < logits.length; k++) {
            probabilities[k] = StrictMath.exp(logits[k] - max);
            sum += probabilities[k];
        }
        for (int k = 0; k < logits.length; k++) {
            probabilities[k] /= sum;
        }
        return probabilities;
    }
}
