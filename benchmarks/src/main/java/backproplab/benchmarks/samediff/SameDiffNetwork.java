package backproplab.benchmarks.samediff;

import backproplab.network.init.Weights;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.LayerSpec;
import backproplab.network.layer.NamedLayer;
import backproplab.network.layer.NetworkSpec;
import java.util.Map;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.PaddingMode;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.adapter.SingletonDataSetIterator;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * A chain of linear layers, convolutions and ReLUs as a graph of ND4J's SameDiff, with softmax cross-entropy and plain gradient descent, in float.
 */
final class SameDiffNetwork {
    private static final String INPUT = "input";
    private static final String LABELS = "labels";
    private static final String LOSS = "loss";

    private final SameDiff graph = SameDiff.create();
    private final Weights weights;

    /**
     * A network.
     *
     * @param network its layers
     * @param weights where it starts
     * @param rate learning rate of every step
     * @throws IllegalArgumentException if there is a layer of another kind
     */
    SameDiffNetwork(NetworkSpec network, Weights weights, double rate) {
        this.weights = weights;
        long[] input = {
            -1,
            network.sample().dim(1),
            network.sample().dim(2),
            network.sample().dim(3)
        };
        SDVariable at = graph.placeHolder(INPUT, DataType.FLOAT, input);
        SDVariable labels = graph.placeHolder(LABELS, DataType.FLOAT, -1, network.classes());
        for (NamedLayer layer : network.layers()) {
            at = add(layer, at);
        }
        graph.loss().softmaxCrossEntropy(LOSS, labels, at, null);
        graph.setLossVariables(LOSS);
        graph.setTrainingConfig(new TrainingConfig.Builder()
                .updater(new Sgd(rate))
                .dataSetFeatureMapping(INPUT)
                .dataSetLabelMapping(LABELS)
                .build());
    }

    private SDVariable add(NamedLayer layer, SDVariable from) {
        if (layer.spec() instanceof LayerSpec.Linear linear) {
            return from.mmul(variable(layer, "weight", linear.in(), linear.out()))
                    .add(variable(layer, "bias", linear.out()));
        }
        if (layer.spec() instanceof LayerSpec.Conv2d conv) {
            int kernel = conv.window().kernel();
            INDArray inOrder = array(layer, "weight", conv.out(), conv.in(), kernel, kernel);
            return graph.cnn()
                    .conv2d(
                            from,
                            // SameDiff has K x K x IN x OUT.
                            graph.var(
                                    layer.name() + ".weight",
                                    inOrder.permute(2, 3, 1, 0).dup('c')),
                            variable(layer, "bias", conv.out()),
                            Conv2DConfig.builder()
                                    .kH(kernel)
                                    .kW(kernel)
                                    .sH(conv.window().stride())
                                    .sW(conv.window().stride())
                                    .pH(conv.window().padding())
                                    .pW(conv.window().padding())
                                    .paddingMode(PaddingMode.VALID)
                                    .dataFormat(Conv2DConfig.NCHW)
                                    .build());
        }
        if (layer.spec() instanceof LayerSpec.Activation activation
                && activation.function() == ActivationFunction.RELU) {
            return graph.nn().relu(from, 0);
        }
        if (layer.spec() instanceof LayerSpec.Flatten) {
            return from.reshape(-1, layer.output().dim(1));
        }
        throw new IllegalArgumentException("no SameDiff for " + layer.name());
    }

    private SDVariable variable(NamedLayer layer, String tensor, long... shape) {
        return graph.var(layer.name() + "." + tensor, array(layer, tensor, shape));
    }

    private INDArray array(NamedLayer layer, String tensor, long... shape) {
        return Nd4j.createFromArray(weights.tensors().get(layer.name() + "." + tensor))
                .castTo(DataType.FLOAT)
                .reshape(shape);
    }

    /**
     * The loss of a batch.
     *
     * @return mean over the batch, without a step
     */
    double loss(DataSet batch) {
        return graph.output(Map.of(INPUT, batch.getFeatures(), LABELS, batch.getLabels()), LOSS)
                .get(LOSS)
                .getDouble(0);
    }

    /** Trains on a batch so often, in one call: what SameDiff does before and after is not paid for by every step. */
    void train(DataSet batch, int steps) {
        graph.fit(new SingletonDataSetIterator(batch), steps);
    }
}
