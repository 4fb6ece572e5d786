package backproplab.manual.model;

import backproplab.manual.activation.Activation;
import backproplab.manual.kernel.Kernels;
import backproplab.manual.layer.AvgPool2d;
import backproplab.manual.layer.BatchNorm;
import backproplab.manual.layer.Conv2d;
import backproplab.manual.layer.Dropout;
import backproplab.manual.layer.FastRectifiedSum;
import backproplab.manual.layer.GlobalAvgPool;
import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Linear;
import backproplab.manual.layer.MaxPool2d;
import backproplab.manual.layer.RectifiedSum;
import backproplab.manual.loss.FastL2Penalty;
import backproplab.manual.loss.L2Penalty;
import backproplab.manual.loss.Loss;
import backproplab.manual.loss.SoftmaxCrossEntropy;
import backproplab.manual.optim.AdaGrad;
import backproplab.manual.optim.Adam;
import backproplab.manual.optim.ClippedOptimizer;
import backproplab.manual.optim.Momentum;
import backproplab.manual.optim.Nesterov;
import backproplab.manual.optim.Optimizer;
import backproplab.manual.optim.RmsProp;
import backproplab.manual.optim.Sgd;
import backproplab.manual.tensor.FloatTensor;
import backproplab.network.layer.LayerSpec;
import backproplab.network.rule.GradientClip;
import backproplab.network.rule.OptimizerSpec;
import backproplab.network.shape.Shape;

/**
 * The engine {@code manual}: fast layers in single precision, all on one set of kernels. The class to extend when one kind of layer,
 * loss or optimizer is to be replaced and everything else is to stay: override the method that makes it.
 */
public class FastLayers implements LayerFactory<FloatTensor> {
    private final Kernels kernels;

    /**
     * A factory.
     *
     * @param kernels what its layers compute with; the caller closes them
     */
    public FastLayers(Kernels kernels) {
        this.kernels = kernels;
    }

    /**
     * What the layers compute with.
     *
     * @return the same for all
     */
    protected final Kernels kernels() {
        return kernels;
    }

    /** Its name with that of its kernels, and behind a plus that of a class that extends it. */
    @Override
    public String backend() {
        return "manual-" + kernels.name()
                + (getClass() == FastLayers.class ? "" : "+" + getClass().getSimpleName());
    }

    @Override
    public FloatTensor tensor(Shape shape) {
        return FloatTensor.zeros(shape.toArray());
    }

    @Override
    public Layer<FloatTensor> linear(LayerSpec.Linear spec) {
        return new Linear(spec, kernels);
    }

    @Override
    public Layer<FloatTensor> conv2d(LayerSpec.Conv2d spec) {
        return new Conv2d(spec, kernels);
    }

    @Override
    public Layer<FloatTensor> batchNorm(LayerSpec.BatchNorm spec) {
        return new BatchNorm(spec, kernels);
    }

    @Override
    public Layer<FloatTensor> globalAvgPool(LayerSpec.GlobalAvgPool spec) {
        return new GlobalAvgPool(spec, kernels);
    }

    @Override
    public RectifiedSum<FloatTensor> rectifiedSum() {
        return new FastRectifiedSum(kernels);
    }

    @Override
    public Layer<FloatTensor> activation(LayerSpec.Activation spec) {
        return new Activation(spec, kernels);
    }

    @Override
    public Layer<FloatTensor> maxPool2d(LayerSpec.MaxPool2d spec) {
        return new MaxPool2d(spec, kernels);
    }

    @Override
    public Layer<FloatTensor> avgPool2d(LayerSpec.AvgPool2d spec) {
        return new AvgPool2d(spec, kernels);
    }

    @Override
    public Layer<FloatTensor> dropout(LayerSpec.Dropout spec) {
        return new Dropout(spec, kernels);
    }

    @Override
    public Loss<FloatTensor> softmaxCrossEntropy(double smoothing) {
        return new SoftmaxCrossEntropy(smoothing);
    }

    @Override
    public L2Penalty<FloatTensor> l2Penalty(double reg) {
        return new FastL2Penalty(reg, kernels);
    }

    @Override
    public Optimizer<FloatTensor> optimizer(OptimizerSpec spec) {
        return switch (spec.kind()) {
            case SGD -> new Sgd(kernels);
            case MOMENTUM -> new Momentum(spec.momentum(), kernels);
            case NESTEROV -> new Nesterov(spec.momentum(), kernels);
            case ADAGRAD -> new AdaGrad(spec, kernels);
            case RMSPROP -> new RmsProp(spec, kernels);
            case ADAM, ADAMW -> new Adam(spec, kernels);
        };
    }

    @Override
    public Optimizer<FloatTensor> clipped(Optimizer<FloatTensor> rule, double maxNorm) {
        return maxNorm == GradientClip.OFF ? rule : new ClippedOptimizer(rule, maxNorm, kernels);
    }
}
