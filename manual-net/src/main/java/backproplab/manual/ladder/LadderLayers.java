package backproplab.manual.ladder;

import backproplab.manual.kernel.Kernels;
import backproplab.manual.layer.Layer;
import backproplab.manual.layer.RectifiedSum;
import backproplab.manual.loss.L2Penalty;
import backproplab.manual.loss.Loss;
import backproplab.manual.model.FastLayers;
import backproplab.manual.model.LayerFactory;
import backproplab.manual.optim.Optimizer;
import backproplab.manual.tensor.FloatTensor;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.BatchNormSpec;
import backproplab.network.layer.DropoutMask;
import backproplab.network.rule.OptimizerSpec;
import backproplab.network.shape.Shape;
import backproplab.network.shape.Window;

/**
 * What the rungs in float have in common: all but linear layers and convolutions comes from the fast engine.
 *
 * <p>None of a rung's own layers updates its parameters in the backward pass, so gradients are zeroed, accumulated and
 * applied in passes of their own.
 */
abstract class LadderLayers implements LayerFactory<FloatTensor> {
    private final FastLayers others;

    LadderLayers(Kernels kernels) {
        others = new FastLayers(kernels);
    }

    @Override
    public FloatTensor tensor(Shape shape) {
        return others.tensor(shape);
    }

    @Override
    public abstract Layer<FloatTensor> conv2d(int in, int out, Window window);

    @Override
    public Layer<FloatTensor> conv2d(int in, int out, Window window, boolean withBias) {
        return withBias ? conv2d(in, out, window) : others.conv2d(in, out, window, false);
    }

    @Override
    public Layer<FloatTensor> batchNorm(BatchNormSpec spec) {
        return others.batchNorm(spec);
    }

    @Override
    public Layer<FloatTensor> globalAvgPool() {
        return others.globalAvgPool();
    }

    @Override
    public RectifiedSum<FloatTensor> rectifiedSum() {
        return others.rectifiedSum();
    }

    @Override
    public Layer<FloatTensor> activation(ActivationFunction function) {
        return others.activation(function);
    }

    @Override
    public Layer<FloatTensor> maxPool2d(Window window) {
        return others.maxPool2d(window);
    }

    @Override
    public Layer<FloatTensor> avgPool2d(Window window) {
        return others.avgPool2d(window);
    }

    @Override
    public Layer<FloatTensor> dropout(DropoutMask mask) {
        return others.dropout(mask);
    }

    @Override
    public Loss<FloatTensor> softmaxCrossEntropy(double smoothing) {
        return others.softmaxCrossEntropy(smoothing);
    }

    @Override
    public L2Penalty<FloatTensor> l2Penalty(double reg) {
        return others.l2Penalty(reg);
    }

    @Override
    public Optimizer<FloatTensor> optimizer(OptimizerSpec spec) {
        return others.optimizer(spec);
    }

    @Override
    public Optimizer<FloatTensor> clipped(Optimizer<FloatTensor> optimizer, double maxNorm) {
        return others.clipped(optimizer, maxNorm);
    }
}
