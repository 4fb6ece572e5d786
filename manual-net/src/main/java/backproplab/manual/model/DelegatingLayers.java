package backproplab.manual.model;

import backproplab.manual.layer.Layer;
import backproplab.manual.layer.RectifiedSum;
import backproplab.manual.loss.L2Penalty;
import backproplab.manual.loss.Loss;
import backproplab.manual.optim.Optimizer;
import backproplab.manual.tensor.Tensor;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.BatchNormSpec;
import backproplab.network.layer.DropoutMask;
import backproplab.network.rule.OptimizerSpec;
import backproplab.network.shape.Shape;
import backproplab.network.shape.Window;

/**
 * All parts from another factory: the class to extend when one kind of layer, loss or optimizer is to be replaced and everything
 * else is to stay. Override the method that makes it.
 *
 * @param <T> the tensor type of the engine
 */
public class DelegatingLayers<T extends Tensor<T>> implements LayerFactory<T> {
    private final LayerFactory<T> others;

    /**
     * A factory that replaces nothing yet.
     *
     * @param others where the parts come from
     */
    public DelegatingLayers(LayerFactory<T> others) {
        this.others = others;
    }

    @Override
    public String backend() {
        return others.backend() + "+" + getClass().getSimpleName();
    }

    @Override
    public T tensor(Shape shape) {
        return others.tensor(shape);
    }

    @Override
    public Layer<T> linear(int in, int out) {
        return others.linear(in, out);
    }

    @Override
    public Layer<T> conv2d(int in, int out, Window window, boolean withBias) {
        return others.conv2d(in, out, window, withBias);
    }

    @Override
    public Layer<T> batchNorm(BatchNormSpec spec) {
        return others.batchNorm(spec);
    }

    @Override
    public Layer<T> globalAvgPool() {
        return others.globalAvgPool();
    }

    @Override
    public RectifiedSum<T> rectifiedSum() {
        return others.rectifiedSum();
    }

    @Override
    public Layer<T> activation(ActivationFunction function) {
        return others.activation(function);
    }

    @Override
    public Layer<T> maxPool2d(Window window) {
        return others.maxPool2d(window);
    }

    @Override
    public Layer<T> avgPool2d(Window window) {
        return others.avgPool2d(window);
    }

    @Override
    public Layer<T> dropout(DropoutMask mask) {
        return others.dropout(mask);
    }

    @Override
    public Loss<T> softmaxCrossEntropy(double smoothing) {
        return others.softmaxCrossEntropy(smoothing);
    }

    @Override
    public L2Penalty<T> l2Penalty(double reg) {
        return others.l2Penalty(reg);
    }

    @Override
    public Optimizer<T> optimizer(OptimizerSpec spec) {
        return others.optimizer(spec);
    }

    @Override
    public Optimizer<T> clipped(Optimizer<T> rule, double maxNorm) {
        return others.clipped(rule, maxNorm);
    }
}
