package backproplab.check.mistake;

/** The loss from probabilities, as most first write it. */
class LossFromProbabilities extends LossSteps {
    LossFromProbabilities(double smoothing) {
        super(smoothing);
    }

    @Override
    double loss(double[] z, double[] p, int row, int label, int k) {
        double sum = 0;
        for (int j = 0; j < k; j++) {
            double target = target(j, label, k);
            sum -= target == 0 ? 0 : target * logarithm(p[row * k + j]);
        }
        return sum;
    }

    double logarithm(double probability) {
        return Math.log(probability);
    }
}
