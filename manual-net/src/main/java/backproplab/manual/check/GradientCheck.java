package backproplab.manual.check;

import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Parameter;
import backproplab.manual.layer.Pass;
import backproplab.manual.tensor.DoubleTensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * Compares gradients with central differences {@code (f(v + h) - f(v - h)) / 2h}, element by element, in double.
 *
 * <p>The error of a tensor is {@code max |a - n| / max(|a| + |n|)} over its elements, 0 where both are all zero. Near a
 * kink (ReLU at 0, a tie in a max pool) the difference means nothing: keep inputs at least {@code 10 h} away from one.
 */
public final class GradientCheck {
    /** Step of the difference when none is given: {@value}. */
    public static final double DEFAULT_STEP = 1e-5;

    private final double h;

    /** A check with the default step. */
    public GradientCheck() {
        this(DEFAULT_STEP);
    }

    /**
     * A check.
     *
     * @param h step of the difference
     * @throws IllegalArgumentException if h is not in [1e-8, 1e-2]: below, rounding drowns the difference; above, it is
     *     no derivative
     */
    public GradientCheck(double h) {
        if (!(h >= 1e-8 && h <= 1e-2)) {
            throw new IllegalArgumentException("step must be in [1e-8, 1e-2]: " + h);
        }
        this.h = h;
    }

    /**
     * Checks {@code dx} and every parameter gradient of a layer, for the scalar {@code sum of y * weights}.
     *
     * @param layer the layer
     * @param x input
     * @param weights as many numbers as the output has elements; they take the place of {@code dy}
     * @param pass training or evaluation; the same for every evaluation, so that dropout keeps its mask
     * @return one result per tensor, {@code input} first
     */
    public List<GradientResult> layer(Layer<DoubleTensor> layer, DoubleTensor x, double[] weights, Pass pass) {
        DoubleTensor y = layer.forward(x, pass);
        DoubleTensor dy = y.zeros(y.shape());
        dy.copyFrom(weights);
        layer.parameters().forEach(parameter -> parameter.gradient().zero());
        double[] dx = layer.backward(dy).toDoubles();
        DoubleSupplier scalar = () -> {
            double[] output = layer.forward(x, pass).toDoubles();
            double sum = 0;
            for (int i = 0; i < output.length; i++) {
                sum += output[i] * weights[i];
            }
            return sum;
        };
        List<GradientResult> results = new ArrayList<>();
        results.add(compare("input", dx, x.data(), scalar));
        results.addAll(parameters(layer.parameters(), scalar));
        return results;
    }

    /**
     * Checks parameter gradients that are already there.
     *
     * @param parameters with their gradients computed
     * @param loss evaluates the loss for the parameters' current values, without touching their gradients' meaning
     * @return one result per parameter
     */
    public List<GradientResult> parameters(List<Parameter<DoubleTensor>> parameters, DoubleSupplier loss) {
        // All analytic gradients first: evaluating the loss may overwrite them.
        List<double[]> analytic = new ArrayList<>();
        parameters.forEach(parameter -> analytic.add(parameter.gradient().toDoubles()));
        List<GradientResult> results = new ArrayList<>();
        for (int p = 0; p < parameters.size(); p++) {
            Parameter<DoubleTensor> parameter = parameters.get(p);
            results.add(
                    compare(parameter.name(), analytic.get(p), parameter.value().data(), loss));
        }
        return results;
    }

    /**
     * Compares one gradient.
     *
     * @param name for the result
     * @param analytic the gradient to judge
     * @param values what the scalar depends on; changed and restored
     * @param scalar evaluates it
     * @return the comparison
     * @throws IllegalArgumentException if there are more gradient elements than values
     */
    public GradientResult compare(String name, double[] analytic, double[] values, DoubleSupplier scalar) {
        if (analytic.length > values.length) {
            throw new IllegalArgumentException(
                    name + ": " + analytic.length + " gradient elements for " + values.length + " values");
        }
        double[] numeric = new double[analytic.length];
        for (int i = 0; i < numeric.length; i++) {
            double value = values[i];
            values[i] = value + h;
            double above = scalar.getAsDouble();
            values[i] = value - h;
            double below = scalar.getAsDouble();
            values[i] = value;
            numeric[i] = (above - below) / (2 * h);
        }
        return GradientResult.of(name, analytic, numeric);
    }

    /**
     * The largest error of several results.
     *
     * @param results some results
     * @return the one with the largest error; NaN counts as larger than any
     */
    public static GradientResult worst(List<GradientResult> results) {
        GradientResult[] sorted = results.toArray(new GradientResult[0]);
        Arrays.sort(sorted, (a, b) -> Double.compare(b.error(), a.error()));
        return sorted[0];
    }
}
