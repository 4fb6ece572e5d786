import backproplab.manual.loss.Loss;
import backproplab.manual.tensor.DoubleTensor;

/** Softmax and cross-entropy, mean over the batch: - 1/N sum_n log p[n][label n], p = softmax of each row. */
public final class MyLoss implements Loss<DoubleTensor> {
    private DoubleTensor gradient;

    public MyLoss() {}

    @Override
    public double forward(DoubleTensor logits, int[] labels) {
        int n = logits.shape().dim(0);
        int k = logits.shape().dim(1);
        gradient = DoubleTensor.zeros(n, k);
        double loss = 0;
        double[] z = logits.data();
        for (int row = 0; row < n; row++) {
            double max = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < k; j++) {
                max = Math.max(max, z[row * k + j]);
            }
            double sum = 0;
            for (int j = 0; j < k; j++) {
                sum += Math.exp(z[row * k + j] - max);
            }
            loss += (Math.log(sum) + max - z[row * k + labels[row]]) / n;
            for (int j = 0; j < k; j++) {
                double p = Math.exp(z[row * k + j] - max) / sum;
                gradient.data()[row * k + j] = (p - (j == labels[row] ? 1 : 0)) / n;
            }
        }
        return loss;
    }

    @Override
    public DoubleTensor backward() {
        return gradient;
    }
}
