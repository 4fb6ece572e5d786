package backproplab.experiments.check;

import backproplab.manual.check.GradientCheck;
import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Pass;
import backproplab.manual.model.LoopLayers;
import backproplab.manual.model.Network;
import backproplab.manual.model.Sequential;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.LayerSpec;
import backproplab.network.rule.OptimizerSpec;
import java.util.Map;

/** A whole network: linear, ReLU, linear, softmax and cross-entropy, with an L2 penalty or without. */
final class TwoLayerCheck {
    /** Weight of the L2 penalty where there is one. */
    static final double PENALTY = 0.7;

    private static final int IN = 5;
    private static final int HIDDEN = 10;
    private static final int CLASSES = 7;
    private static final int[] LABELS = {0, 5, 1, 6};
    private static final LoopLayers LAYERS = new LoopLayers();

    private TwoLayerCheck() {}

    static Map<String, Double> errors(long seed, double reg) {
        Drawn drawn = new Drawn(seed);
        Layer<DoubleTensor> first;
        DoubleTensor x;
        do {
            first = drawn.filled(LAYERS.linear(new LayerSpec.Linear(IN, HIDDEN)));
            x = drawn.tensor(LABELS.length, IN);
        } while (LayerChecks.nearKink(first.forward(x, Pass.EVALUATION).toDoubles()));
        Sequential<DoubleTensor> layers = new Sequential<DoubleTensor>()
                .add("1", first)
                .add("relu", LAYERS.activation(new LayerSpec.Activation(ActivationFunction.RELU)))
                .add("2", drawn.filled(LAYERS.linear(new LayerSpec.Linear(HIDDEN, CLASSES))));
        Network<DoubleTensor> network = new Network<>(
                layers, LAYERS.softmaxCrossEntropy(), LAYERS.l2Penalty(reg), LAYERS.optimizer(OptimizerSpec.SGD));
        network.gradients(x, LABELS);
        DoubleTensor input = x;
        return LayerChecks.named(
                new GradientCheck().parameters(network.parameters(), () -> network.gradients(input, LABELS)),
                "W1",
                "b1",
                "W2",
                "b2");
    }
}
