package backproplab.manual.kernel;

/** The inner loops of batch norm in plain Java. Sums run in double, one number after the other. */
final class ScalarNormalization implements NormalizationOps {
    @Override
    public double sum(int n, float[] x, int from) {
        double sum = 0;
        for (int i = from; i < from + n; i++) {
            sum += x[i];
        }
        return sum;
    }

    @Override
    public double sumOfSquaredDeviations(int n, float[] x, int from, float mean) {
        double sum = 0;
        for (int i = from; i < from + n; i++) {
            double deviation = x[i] - mean;
            sum += deviation * deviation;
        }
        return sum;
    }

    @Override
    public void normalize(int n, float[] x, int from, float mean, float scale, float shift, float floor, float[] y) {
        for (int i = from; i < from + n; i++) {
            y[i] = Math.max((x[i] - mean) * scale + shift, floor);
        }
    }

    @Override
    public void addGradientSums(
            int n,
            float[] x,
            float[] y,
            float[] dy,
            int from,
            float mean,
            float floor,
            double[] sums,
            double[] products,
            int c) {
        double sum = 0;
        double product = 0;
        for (int i = from; i < from + n; i++) {
            float d = y[i] > floor ? dy[i] : 0;
            sum += d;
            product += (double) d * (x[i] - mean);
        }
        sums[c] += sum;
        products[c] += product;
    }

    @Override
    public void normalizeGradient(
            int n,
            float[] x,
            float[] y,
            float[] dy,
            int from,
            float mean,
            float floor,
            float a,
            float b,
            float c,
            float[] dx) {
        for (int i = from; i < from + n; i++) {
            float d = y[i] > floor ? dy[i] : 0;
            dx[i] = a * d + b + c * (x[i] - mean);
        }
    }
}
