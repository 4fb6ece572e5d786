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
import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.BatchNormSpec;
import backproplab.network.layer.DropoutMask;
import backproplab.network.rule.GradientClip;
import backproplab.network.rule.OptimizerSpec;
import backproplab.network.shape.Shape;
import backproplab.network.shape.Window;

/** The engine {@code manual}: fast layers in single precision, all on one set of kernels. */
public final class FastLayers implements LayerFactory<FloatTensor> {
    private final Kernels kernels;

    /**
     * A factory.
     *
     * @param kernels what its layers compute with; the caller closes them
     */
    public FastLayers(Kernels kernels) {
        this.kernels = kernels;
    }

    @Override
    public String backend() {
        return "manual-" + kernels.name();
    }

    @Override
    public FloatTensor tensor(Shape shape) {
        return FloatTensor.zeros(shape.toArray());
    }

    @Override
    public Layer<FloatTensor> linear(int in, int out) {
        return new Linear(in, out, kernels);
    }

    @Override
    public Layer<FloatTensor> conv2d(int in, int out, Window window, boolean withBias) {
        return new Conv2d(in, out, window, withBias, kernels);
    }

    @Override
    public Layer<FloatTensor> batchNorm(BatchNormSpec spec) {
        return new BatchNorm(spec, kernels);
    }

    @Override
    public Layer<FloatTensor> globalAvgPool() {
        return new GlobalAvgPool(kernels);
    }

    @Override
    public RectifiedSum<FloatTensor> rectifiedSum() {
        return new FastRectifiedSum(kernels);
    }

    @Override
    public Layer<FloatTensor> activation(ActivationFunction function) {
        return new Activation(function, kernels);
    }

    @Override
    public Layer<FloatTensor> maxPool2d(Window window) {
        return new MaxPool2d(window, kernels);
    }

    @Override
    public Layer<FloatTensor> avgPool2d(Window window) {
        return new AvgPool2d(window, kernels);
    }

    @Override
    public Layer<FloatTensor> dropout(DropoutMask mask) {
        return new Dropout(mask, kernels);
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
