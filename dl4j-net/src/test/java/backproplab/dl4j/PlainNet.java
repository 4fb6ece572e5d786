package backproplab.dl4j;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A stack of plain layers with softmax cross-entropy, label smoothing, L2 on weights, clipping and the update rules. */
final class PlainNet {

    private final PlainChain layers;
    private final Map<String, PlainLayer.Parameter> parameters;
    private final int classes;
    private final TestSettings settings;
    private final PlainRule rule;
    private int steps;
    private int clipped;

    public PlainNet(List<PlainLayer> layers, int classes, TestSettings settings) {
        this.layers = new PlainChain(layers);
        this.classes = classes;
        this.settings = settings;
        parameters = this.layers.parameters();
        rule = PlainRule.valueOf(settings.rule().optimizer().kind().name());
    }

    public Map<String, PlainLayer.Parameter> parameters() {
        return parameters;
    }

    /** Parameters and running statistics. */
    public Map<String, PlainLayer.Parameter> tensors() {
        Map<String, PlainLayer.Parameter> result = new LinkedHashMap<>(parameters);
        result.putAll(layers.statistics());
        return result;
    }

    public double[] logits(double[] x, int n, boolean training) {
        return layers.forward(x, n, training);
    }

    /** Loss with L2 term; leaves mean gradients with L2 term in the parameters. */
    public double gradients(double[] x, int[] labels, int n) {
        double[] dy = logits(x, n, true);
        double loss = softmaxGradient(dy, labels, n);
        layers.backward(dy, n);
        for (Map.Entry<String, PlainLayer.Parameter> entry : parameters.entrySet()) {
            if (entry.getKey().endsWith(".weight")) {
                PlainLayer.Parameter p = entry.getValue();
                for (int i = 0; i < p.value().length; i++) {
                    loss += settings.rule().l2() * p.value()[i] * p.value()[i];
                    p.gradient()[i] += 2 * settings.rule().l2() * p.value()[i];
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
            for (int k = 0; k < classes; k++) {
                double logProbability = z[r * classes + k] - max - Math.log(sum);
                double target = target(k, labels[r]);
                loss -= target * logProbability / n;
                z[r * classes + k] = (Math.exp(logProbability) - target) / n;
            }
        }
        return loss;
    }

    private double target(int k, int label) {
        double s = settings.rule().labelSmoothing();
        return (k == label ? 1 - s : 0) + s / classes;
    }

    /** One step of the rule in the settings. */
    public double step(double[] x, int[] labels, int n, double lr) {
        double loss = gradients(x, labels, n);
        double factor = Math.min(1, settings.rule().clipNorm() / gradientNorm());
        clipped += factor < 1 ? 1 : 0;
        steps++;
        parameters.forEach((name, p) -> {
            for (int i = 0; i < p.gradient().length; i++) {
                p.gradient()[i] *= factor;
            }
            rule.move(name, p, lr, steps);
        });
        layers.stepDone();
        return loss;
    }

    /** How many steps were shortened. */
    public int clippedSteps() {
        return clipped;
    }

    /** 2-norm over the gradients of all parameters. */
    public double gradientNorm() {
        double squares = 0;
        for (PlainLayer.Parameter p : parameters.values()) {
            for (double g : p.gradient()) {
                squares += g * g;
            }
        }
        return Math.sqrt(squares);
    }
}
