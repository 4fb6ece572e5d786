package backproplab.dl4j;

import backproplab.dl4j.custom.ExactAveragePooling;
import backproplab.dl4j.custom.ExactLeakyRelu;
import backproplab.dl4j.custom.LogitsCrossEntropy;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.LayerSpec;
import backproplab.network.rule.TrainingRule;
import backproplab.network.shape.Window;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationTanH;

/**
 * DL4J's configuration of single layers.
 *
 * <p>Every layer is given its regularization itself: of what is set for the whole network DL4J adds all but L1 and L2 twice.
 */
final class LayerConfigs {

    private final TrainingRule rule;

    LayerConfigs(TrainingRule rule) {
        this.rule = rule;
    }

    Layer linear(LayerSpec.Linear spec, IActivation activation) {
        return regularized(new DenseLayer.Builder()
                .nIn(spec.in())
                .nOut(spec.out())
                .activation(activation)
                .build());
    }

    Layer output(LayerSpec.Linear spec) {
        return regularized(new OutputLayer.Builder(new LogitsCrossEntropy(rule.labelSmoothing()))
                .nIn(spec.in())
                .nOut(spec.out())
                .activation(new ActivationIdentity())
                .build());
    }

    Layer convolution(LayerSpec.Conv2d spec, IActivation activation) {
        Window window = spec.window();
        return regularized(new ConvolutionLayer.Builder(window.kernel(), window.kernel())
                .nIn(spec.in())
                .nOut(spec.out())
                .stride(window.stride(), window.stride())
                .padding(window.padding(), window.padding())
                .convolutionMode(ConvolutionMode.Truncate)
                .hasBias(spec.bias())
                .activation(activation)
                .build());
    }

    Layer batchNorm(LayerSpec.BatchNorm spec) {
        return new BatchNormalization.Builder()
                .nIn(spec.channels())
                .nOut(spec.channels())
                .eps(LayerSpec.BatchNorm.EPSILON)
                .decay(LayerSpec.BatchNorm.DECAY)
                // The running variance is then kept as such, not as a logarithm.
                .useLogStd(false)
                .build();
    }

    Layer activation(ActivationFunction function) {
        return new ActivationLayer.Builder().activation(function(function)).build();
    }

    /** A new function object, since DL4J's layers keep their own. */
    static IActivation function(ActivationFunction function) {
        return switch (function) {
            case RELU -> new ActivationReLU();
            case LEAKY_RELU -> new ExactLeakyRelu(ActivationFunction.LEAKY_SLOPE);
            case SIGMOID -> new ActivationSigmoid();
            case TANH -> new ActivationTanH();
        };
    }

    Layer pooling(PoolingType type, Window window) {
        SubsamplingLayer.Builder builder = new SubsamplingLayer.Builder(type)
                .kernelSize(window.kernel(), window.kernel())
                .stride(window.stride(), window.stride())
                .padding(window.padding(), window.padding())
                .convolutionMode(ConvolutionMode.Truncate)
                .avgPoolIncludePadInDivisor(true);
        return type == PoolingType.AVG ? new ExactAveragePooling(builder) : builder.build();
    }

    Layer globalAvgPool() {
        return new GlobalPoolingLayer.Builder(PoolingType.AVG).build();
    }

    private Layer regularized(BaseLayer layer) {
        layer.setRegularization(UpdateRules.ofWeights(rule));
        return layer;
    }
}
