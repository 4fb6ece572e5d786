package backproplab.dl4j;

import backproplab.dl4j.LayerPlan.Window;
import backproplab.dl4j.custom.LogitsCrossEntropy;
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

/**
 * DL4J's configuration of single layers.
 *
 * <p>Every layer is given its regularization itself: of what is set for the whole network DL4J adds all but L1 and L2 twice.
 */
final class LayerConfigs {

    private static final double BATCH_NORM_EPSILON = 1e-5;
    /** Share of the old running value that is kept. */
    private static final double BATCH_NORM_DECAY = 0.9;

    private final TrainingSettings settings;

    LayerConfigs(TrainingSettings settings) {
        this.settings = settings;
    }

    Layer linear(LayerPlan.Linear plan, IActivation activation) {
        return regularized(new DenseLayer.Builder()
                .nIn(plan.in())
                .nOut(plan.out())
                .activation(activation)
                .build());
    }

    Layer output(LayerPlan.Linear plan) {
        return regularized(new OutputLayer.Builder(new LogitsCrossEntropy(settings.labelSmoothing()))
                .nIn(plan.in())
                .nOut(plan.out())
                .activation(new ActivationIdentity())
                .build());
    }

    Layer convolution(LayerPlan.Conv plan, IActivation activation) {
        Window window = plan.window();
        return regularized(new ConvolutionLayer.Builder(window.kernel(), window.kernel())
                .nIn(plan.in())
                .nOut(plan.out())
                .stride(window.stride(), window.stride())
                .padding(window.padding(), window.padding())
                .convolutionMode(ConvolutionMode.Truncate)
                .hasBias(plan.bias())
                .activation(activation)
                .build());
    }

    Layer batchNorm(LayerPlan.BatchNorm plan) {
        return new BatchNormalization.Builder()
                .nIn(plan.features())
                .nOut(plan.features())
                .eps(BATCH_NORM_EPSILON)
                .decay(BATCH_NORM_DECAY)
                // The running variance is then kept as such, not as a logarithm.
                .useLogStd(false)
                .build();
    }

    Layer activation(LayerPlan.Activation plan) {
        return new ActivationLayer.Builder()
                .activation(plan.function().create())
                .build();
    }

    Layer pooling(LayerPlan.Pool plan) {
        Window window = plan.window();
        return new SubsamplingLayer.Builder(plan.max() ? PoolingType.MAX : PoolingType.AVG)
                .kernelSize(window.kernel(), window.kernel())
                .stride(window.stride(), window.stride())
                .padding(window.padding(), window.padding())
                .convolutionMode(ConvolutionMode.Truncate)
                .avgPoolIncludePadInDivisor(true)
                .build();
    }

    Layer globalAvgPool() {
        return new GlobalPoolingLayer.Builder(PoolingType.AVG).build();
    }

    private Layer regularized(BaseLayer layer) {
        layer.setRegularization(UpdateRules.ofWeights(settings));
        return layer;
    }
}
