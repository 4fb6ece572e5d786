package backproplab.manual.ladder;

import backproplab.manual.activation.ActivationFunction;
import backproplab.manual.kernel.Kernels;
import backproplab.manual.layer.DropoutMask;
import backproplab.manual.layer.Layer;
import backproplab.manual.loss.L2Penalty;
import backproplab.manual.loss.Loss;
import backproplab.manual.model.FastLayers;
import backproplab.manual.model.LayerFactory;
import backproplab.manual.optim.Optimizer;
import backproplab.manual.optim.OptimizerSpec;
import backproplab.manual.tensor.FloatTensor;
import backproplab.manual.tensor.Shape;
import backproplab.manual.tensor.Window;

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
    public Loss<FloatTensor> softmaxCrossEntropy() {
        return others.softmaxCrossEntropy();
    }

    @Override
    public L2Penalty<FloatTensor> l2Penalty(double reg) {
        return others.l2Penalty(reg);
    }

    @Override
    public Optimizer<FloatTensor> optimizer(OptimizerSpec spec) {
        return others.optimizer(spec);
    }
}
