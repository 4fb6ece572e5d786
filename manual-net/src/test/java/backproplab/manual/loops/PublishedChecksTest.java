package backproplab.manual.loops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.manual.TestData;
import backproplab.manual.check.GradientCheck;
import backproplab.manual.check.GradientResult;
import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Parameter;
import backproplab.manual.layer.Pass;
import backproplab.manual.model.Network;
import backproplab.manual.model.Sequential;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.LayerSpec;
import backproplab.network.rule.OptimizerSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The numeric checks that the second lab report printed, on fixtures of our own: no error may exceed the published one.
 */
class PublishedChecksTest {
    private static final double PUBLISHED_LINEAR_FORWARD = 3.7e-8;
    private static final double PUBLISHED_RELU_FORWARD = 4.5e-9;
    private static final double PUBLISHED_MOMENTUM_NEXT_W = 1.7e-9;
    private static final double PUBLISHED_MOMENTUM_VELOCITY = 2.9e-9;

    // A linear function has no truncation error, so the step may be long and rounding small.
    private static final GradientCheck LINEAR_CHECK = new GradientCheck(1e-3);

    @Test
    void linearForwardByHand() {
        Layer<DoubleTensor> layer = new LinearLoops(new LayerSpec.Linear(2, 3));
        layer.parameters().get(0).value().copyFrom(new double[] {1, 2, 3, 4, 5, 6});
        layer.parameters().get(1).value().copyFrom(new double[] {0.5, -0.5, 1});
        DoubleTensor y = layer.forward(TestData.doubles(new double[] {1, 2, -1, 0.5}, 2, 2), Pass.EVALUATION);
        // row 0: 1*[1 2 3] + 2*[4 5 6] + b; row 1: -1*[1 2 3] + 0.5*[4 5 6] + b
        double[] expected = {9.5, 11.5, 16, 1.5, 0, 1};
        assertTrue(TestData.error(expected, y.toDoubles()) <= PUBLISHED_LINEAR_FORWARD);
    }

    @Test
    void linearBackward() {
        check(
                LINEAR_CHECK.layer(linear(6, 5), input(4, 6), TestData.values(20, 3), Pass.EVALUATION),
                Map.of("input", 5.5e-10, "weight", 4.0e-10, "bias", 5.4e-10));
    }

    @Test
    void reluForwardByHand() {
        Layer<DoubleTensor> layer = new ActivationLoops(new LayerSpec.Activation(ActivationFunction.RELU));
        DoubleTensor y = layer.forward(TestData.doubles(new double[] {-0.5, 0, 0.25, 3}, 1, 4), Pass.EVALUATION);
        assertTrue(TestData.error(new double[] {0, 0, 0.25, 3}, y.toDoubles()) <= PUBLISHED_RELU_FORWARD);
    }

    @Test
    void reluBackward() {
        check(
                LINEAR_CHECK.layer(
                        new ActivationLoops(new LayerSpec.Activation(ActivationFunction.RELU)),
                        input(4, 6),
                        TestData.values(24, 3),
                        Pass.EVALUATION),
                Map.of("input", 2.6e-10));
    }

    @Test
    void linearReluSandwich() {
        Sequential<DoubleTensor> sandwich = new Sequential<DoubleTensor>()
                .add("linear", linear(6, 5))
                .add("relu", new ActivationLoops(new LayerSpec.Activation(ActivationFunction.RELU)));
        DoubleTensor x = input(4, 6);
        double[] before = linear(6, 5).forward(x, Pass.EVALUATION).toDoubles();
        for (double value : before) {
            assertTrue(Math.abs(value) > 1e-2, "the fixture keeps away from the kink: " + value);
        }
        check(
                LINEAR_CHECK.layer(sandwich, x, TestData.values(20, 3), Pass.EVALUATION),
                Map.of("input", 1.2e-9, "linear.weight", 7.5e-10, "linear.bias", 8.9e-10));
    }

    @Test
    void twoLayerNetWithoutPenalty() {
        check(
                twoLayerNet(0),
                Map.of("fc1.weight", 2.9e-7, "fc2.weight", 1.7e-9, "fc1.bias", 1.0e-6, "fc2.bias", 4.6e-9));
    }

    @Test
    void twoLayerNetWithPenalty() {
        check(
                twoLayerNet(0.7),
                Map.of("fc1.weight", 2.7e-8, "fc2.weight", 9.9e-9, "fc1.bias", 2.3e-6, "fc2.bias", 2.9e-8));
    }

    @Test
    void momentumByHand() {
        DoubleTensor w = TestData.doubles(new double[] {1, -2}, 2);
        DoubleTensor g = TestData.doubles(new double[] {0.5, 4}, 2);
        List<Parameter<DoubleTensor>> parameters = List.of(new Parameter<>("w", w, g, true));
        OptimizerLoops optimizer = new OptimizerLoops(new OptimizerSpec(OptimizerSpec.Kind.MOMENTUM, 0.9));
        optimizer.step(parameters, 0.1);
        assertTrue(TestData.error(new double[] {0.95, -2.4}, w.toDoubles()) <= PUBLISHED_MOMENTUM_NEXT_W);
        double[] before = w.toDoubles();
        optimizer.step(parameters, 0.1);
        // v = 0.9 * [-0.05, -0.4] - 0.1 * g
        double[] velocity = {w.get(0) - before[0], w.get(1) - before[1]};
        assertTrue(TestData.error(new double[] {-0.095, -0.76}, velocity) <= PUBLISHED_MOMENTUM_VELOCITY);
        assertTrue(TestData.error(new double[] {0.855, -3.16}, w.toDoubles()) <= PUBLISHED_MOMENTUM_NEXT_W);
    }

    private static List<GradientResult> twoLayerNet(double reg) {
        int hidden = 10;
        Sequential<DoubleTensor> layers = new Sequential<DoubleTensor>()
                .add("fc1", linear(5, hidden))
                .add("relu", new ActivationLoops(new LayerSpec.Activation(ActivationFunction.RELU)))
                .add("fc2", linear(hidden, 7));
        DoubleTensor x = input(4, 5);
        for (double value :
                layers.layers().get(0).layer().forward(x, Pass.EVALUATION).toDoubles()) {
            assertTrue(Math.abs(value) > 1e-3, "the fixture keeps away from the kink: " + value);
        }
        int[] labels = {0, 5, 1, 6};
        Network<DoubleTensor> network = new Network<>(
                layers, new SoftmaxCrossEntropyLoops(), new L2PenaltyLoops(reg), new OptimizerLoops(OptimizerSpec.SGD));
        network.gradients(x, labels);
        return new GradientCheck(1e-4).parameters(network.parameters(), () -> network.gradients(x, labels));
    }

    private static void check(List<GradientResult> results, Map<String, Double> published) {
        Map<String, Double> errors = new LinkedHashMap<>();
        for (GradientResult result : results) {
            errors.put(result.name(), result.error());
            assertTrue(
                    result.error() <= published.get(result.name()),
                    result + ", published " + published.get(result.name()));
        }
        assertEquals(published.keySet(), errors.keySet());
    }

    private static Layer<DoubleTensor> linear(int in, int out) {
        Layer<DoubleTensor> layer = new LinearLoops(new LayerSpec.Linear(in, out));
        layer.parameters().get(0).value().copyFrom(TestData.values(in * out, 21));
        layer.parameters().get(1).value().copyFrom(TestData.values(out, 22));
        return layer;
    }

    private static DoubleTensor input(int n, int features) {
        return TestData.doubles(TestData.awayFromZero(n * features, 23), n, features);
    }
}
