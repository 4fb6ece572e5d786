package backproplab.experiments.check;

import backproplab.manual.check.GradientCheck;
import backproplab.manual.check.GradientResult;
import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Pass;
import backproplab.manual.model.LoopLayers;
import backproplab.manual.model.Sequential;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.LayerSpec;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Linear and ReLU, each alone and one behind the other. */
final class LayerChecks {
    /** Inputs of ReLU keep this far from its kink: ten steps of the difference. */
    static final double CLEARANCE = 10 * GradientCheck.DEFAULT_STEP;

    private static final int ROWS = 4;
    private static final int IN = 6;
    private static final int OUT = 5;
    private static final LoopLayers LAYERS = new LoopLayers();

    private LayerChecks() {}

    static Map<String, Double> linear(long seed) {
        Drawn drawn = new Drawn(seed);
        Layer<DoubleTensor> layer = drawn.filled(LAYERS.linear(new LayerSpec.Linear(IN, OUT)));
        DoubleTensor x = drawn.tensor(ROWS, IN);
        Map<String, Double> errors = new LinkedHashMap<>();
        errors.put(
                "forward",
                Exact.error(
                        layer.forward(x, Pass.EVALUATION).toDoubles(),
                        product(
                                x.toDoubles(),
                                layer.parameters().get(0).value().toDoubles(),
                                layer.parameters().get(1).value().toDoubles())));
        errors.putAll(gradients(layer, x, drawn.values(ROWS * OUT)));
        return errors;
    }

    /** {@code y = x W + b} without rounding but the last. */
    private static double[] product(double[] x, double[] w, double[] b) {
        double[] y = new double[ROWS * OUT];
        for (int i = 0; i < y.length; i++) {
            int row = i / OUT;
            int column = i % OUT;
            Exact sum = new Exact().plus(b[column], 1);
            for (int k = 0; k < IN; k++) {
                sum.plus(x[row * IN + k], w[k * OUT + column]);
            }
            y[i] = sum.value();
        }
        return y;
    }

    static Map<String, Double> relu(long seed) {
        Drawn drawn = new Drawn(seed);
        Layer<DoubleTensor> layer = LAYERS.activation(new LayerSpec.Activation(ActivationFunction.RELU));
        DoubleTensor x;
        do {
            x = drawn.tensor(ROWS, IN);
        } while (nearKink(x.toDoubles()));
        double[] values = x.toDoubles();
        double[] positive = Arrays.stream(values)
                .map(value -> (value + Math.abs(value)) / 2)
                .toArray();
        double forward = Exact.error(layer.forward(x, Pass.EVALUATION).toDoubles(), positive);
        double backward = gradients(layer, x, drawn.values(ROWS * IN)).get("dx");
        return Map.of("forward", forward, "backward", backward);
    }

    static Map<String, Double> linearRelu(long seed) {
        Drawn drawn = new Drawn(seed);
        Layer<DoubleTensor> linear;
        DoubleTensor x;
        do {
            linear = drawn.filled(LAYERS.linear(new LayerSpec.Linear(IN, OUT)));
            x = drawn.tensor(ROWS, IN);
        } while (nearKink(linear.forward(x, Pass.EVALUATION).toDoubles()));
        Sequential<DoubleTensor> sandwich = new Sequential<DoubleTensor>()
                .add("linear", linear)
                .add("relu", LAYERS.activation(new LayerSpec.Activation(ActivationFunction.RELU)));
        return gradients(sandwich, x, drawn.values(ROWS * OUT));
    }

    static boolean nearKink(double[] values) {
        return Arrays.stream(values).anyMatch(value -> Math.abs(value) < CLEARANCE);
    }

    /** Of the sum of outputs times weights: {@code dx}, and what else there is. */
    private static Map<String, Double> gradients(Layer<DoubleTensor> layer, DoubleTensor x, double[] weights) {
        return named(new GradientCheck().layer(layer, x, weights, Pass.EVALUATION), "dx", "dw", "db");
    }

    /** The relative errors of some tensors by what report B calls them; fewer results than names are the first of them. */
    static Map<String, Double> named(List<GradientResult> results, String... names) {
        Map<String, Double> errors = new LinkedHashMap<>();
        for (int i = 0; i < results.size(); i++) {
            errors.put(names[i], results.get(i).error());
        }
        return errors;
    }
}
