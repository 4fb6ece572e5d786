package backproplab.datasets.source;

/** Softmax regression by plain stochastic gradient descent, to measure how hard a data set is. */
final class LinearModel {
    private static final int EPOCHS = 3;
    private static final double RATE = 0.01;

    private LinearModel() {}

    /** Share of test images that are recognized after training on the training images in their order. */
    static double testAccuracy(LabelledImages train, LabelledImages test) {
        int features = train.channels() * train.height() * train.width();
        double[][] weights = new double[train.classNames().size()][features + 1];
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            for (int n = 0; n < train.labels().length; n++) {
                step(weights, input(train, n, features), train.labels()[n]);
            }
        }
        int right = 0;
        for (int n = 0; n < test.labels().length; n++) {
            double[] logits = logits(weights, input(test, n, features));
            int best = 0;
            for (int k = 1; k < logits.length; k++) {
                best = logits[k] > logits[best] ? k : best;
            }
            right += best == test.labels()[n] ? 1 : 0;
        }
        return (double) right / test.labels().length;
    }

    /** Pixels on the scale 0..1 and a one for the bias. */
    private static double[] input(LabelledImages images, int n, int features) {
        double[] x = new double[features + 1];
        for (int i = 0; i < features; i++) {
            x[i] = (images.pixels()[n * features + i] & 0xFF) / 255.0;
        }
        x[features] = 1;
        return x;
    }

    private static double[] logits(double[][] weights, double[] x) {
        double[] logits = new double[weights.length];
        for (int k = 0; k < weights.length; k++) {
            for (int i = 0; i < x.length; i++) {
                logits[k] += weights[k][i] * x[i];
            }
        }
        return logits;
    }

    private static void step(double[][] weights, double[] x, int label) {
        double[] logits = logits(weights, x);
        double sum = 0;
        for (double logit : logits) {
            sum += Math.exp(logit);
        }
        for (int k = 0; k < weights.length; k++) {
            double slope = Math.exp(logits[k]) / sum - (k == label ? 1 : 0);
            for (int i = 0; i < x.length; i++) {
                weights[k][i] -= RATE * slope * x[i];
            }
        }
    }
}
