package backproplab.dl4j;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A stack of plain layers with softmax cross-entropy, L2 on weights and three update rules. */
final class PlainNet {

    private final List<PlainLayer> layers;
    private final Map<String, PlainLayer.Parameter> parameters = new LinkedHashMap<>();
    private final int classes;
    private final double l2Reg;

    public PlainNet(List<PlainLayer> layers, int classes, double l2Reg) {
        this.layers = layers;
        this.classes = classes;
        this.l2Reg = l2Reg;
        layers.forEach(layer -> parameters.putAll(layer.parameters()));
    }

    public Map<String, PlainLayer.Parameter> parameters() {
        return parameters;
    }

    public double[] logits(double[] x, int n, boolean training) {
        double[] y = x;
        for (PlainLayer layer : layers) {
            y = layer.forward(y, n, training);
        }
        return y;
    }

    /** Loss with L2 term; leaves mean gradients with L2 term in the parameters. */
    public double gradients(double[] x, int[] labels, int n) {
        double[] dy = logits(x, n, true);
        double loss = softmaxGradient(dy, labels, n);
        for (int i = layers.size() - 1; i >= 0; i--) {
            dy = layers.get(i).backward(dy, n);
        }
        for (Map.Entry<String, PlainLayer.Parameter> entry : parameters.entrySet()) {
            if (entry.getKey().endsWith(".weight")) {
                PlainLayer.Parameter p = entry.getValue();
                for (int i = 0; i < p.value().length; i++) {
                    loss += l2Reg * p.value()[i] * p.value()[i];
                    p.gradient()[i] += 2 * l2Reg * p.value()[i];
                }
            }
        }
        return loss;
    }

    /** Replaces logits by the gradient of the mean loss and returns the mean loss. */
    private double softmaxGradient(double[] z, int[] labels, int n) {
        double loss = 0;
        for (int r = 0; r < n; r++) {
            double max = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < classes; k++) {
                max = Math.max(max, z[r * classes + k]);
            }
            double sum = 0;
            for (int k = 0; k < classes; k++) {
                sum += Math.exp(z[r * classes + k] - max);
            }
            loss += (Math.log(sum) + max - z[r * classes + labels[r]]) / n;
            for (int k = 0; k < classes; k++) {
                double softmax = Math.exp(z[r * classes + k] - max) / sum;
                z[r * classes + k] = (softmax - (k == labels[r] ? 1 : 0)) / n;
            }
        }
        return loss;
    }

    /** One step by rule SGD, MOMENTUM or NESTEROV; the latter in its textbook form x + rho * v - lr * g. */
    public double step(String rule, double[] x, int[] labels, int n, double lr, double momentum) {
        double loss = gradients(x, labels, n);
        for (PlainLayer.Parameter p : parameters.values()) {
            for (int i = 0; i < p.value().length; i++) {
                double push = -lr * p.gradient()[i];
                p.velocity()[i] = momentum * p.velocity()[i] + push;
                p.value()[i] += switch (rule) {
                    case "SGD" -> push;
                    case "MOMENTUM" -> p.velocity()[i];
                    case "NESTEROV" -> momentum * p.velocity()[i] + push;
                    default -> throw new IllegalArgumentException(rule);
                };
            }
        }
        return loss;
    }
}
