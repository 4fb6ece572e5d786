package backproplab.experiments.reproduce;

import backproplab.datasets.Batch;
import backproplab.datasets.Batches;
import backproplab.experiments.compare.PreparedRun;
import backproplab.network.engine.Engine;
import backproplab.network.init.Weights;
import java.util.Map;

/**
 * How much the gradients of batches differ, before any update: {@code V / S} with {@code V = (sum |g_i|^2 - M |m|^2) / (M - 1)} the
 * variance of M batch gradients, all parameters together, {@code m} their mean, and {@code S = |m|^2 - V/M} the square of the true
 * gradient: {@code |m|^2} alone still holds the V/M that a mean of M is off by, and would keep the ratio below M. Independent images make V
 * fall as one over the batch size (McCandlish et al. 2018, section 2.2 and appendix A.1). Gradients are read off plain SGD steps of rate 1
 * from the same weights.
 */
final class GradientNoise {
    /** Batches it is measured on, or as many as an epoch has: {@value}. */
    static final int BATCHES = 16;

    private static final double RATE = 1;

    private GradientNoise() {}

    /**
     * Measures an engine whose optimizer is plain SGD.
     *
     * @param engine the network; its weights are changed
     * @param run where it starts, and its batches
     * @return above 0; NaN if there are fewer than two batches, or so noisy ones that nothing is left of S
     */
    static double of(Engine engine, PreparedRun run) {
        Weights start = run.initialWeights();
        double[] sum = new double[0];
        double squares = 0;
        int count = 0;
        try (Batches batches =
                run.job().data().epoch(run.job().loop(), run.job().seeds(), 1)) {
            for (Batch batch = batches.next(); batch != null && count < BATCHES; batch = batches.next()) {
                engine.load(start);
                engine.accept(batch.pixels(), batch.labels(), batch.size());
                engine.trainStep(RATE);
                double[] gradient = difference(start, engine.weights());
                sum = count == 0 ? gradient.clone() : added(sum, gradient);
                squares += square(gradient);
                count++;
            }
        }
        double meanSquare = square(sum) / ((double) count * count);
        return count < 2 ? Double.NaN : ratio(squares, meanSquare, count);
    }

    /** Of the sum of squares of so many gradients and the square of their mean. */
    static double ratio(double squares, double meanSquare, int count) {
        double variance = (squares - count * meanSquare) / (count - 1);
        double signal = meanSquare - variance / count;
        return signal > 0 ? variance / signal : Double.NaN;
    }

    private static double[] difference(Weights before, Weights after) {
        int size = before.tensors().values().stream()
                .mapToInt(values -> values.length)
                .sum();
        double[] all = new double[size];
        int at = 0;
        for (Map.Entry<String, double[]> tensor : before.tensors().entrySet()) {
            double[] other = after.tensors().get(tensor.getKey());
            for (int i = 0; i < other.length; i++) {
                all[at++] = (tensor.getValue()[i] - other[i]) / RATE;
            }
        }
        return all;
    }

    private static double[] added(double[] sum, double[] gradient) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += gradient[i];
        }
        return sum;
    }

    private static double square(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return sum;
    }
}
