package backproplab.manual.model;

import backproplab.manual.layer.Layer;
import backproplab.manual.layer.RectifiedSum;
import backproplab.manual.loops.ActivationLoops;
import backproplab.manual.loops.AvgPool2dLoops;
import backproplab.manual.loops.BatchNormLoops;
import backproplab.manual.loops.ClippedOptimizerLoops;
import backproplab.manual.loops.Conv2dLoops;
import backproplab.manual.loops.DropoutLoops;
import backproplab.manual.loops.GlobalAvgPoolLoops;
import backproplab.manual.loops.L2PenaltyLoops;
import backproplab.manual.loops.LinearLoops;
import backproplab.manual.loops.MaxPool2dLoops;
import backproplab.manual.loops.OptimizerLoops;
import backproplab.manual.loops.RectifiedSumLoops;
import backproplab.manual.loops.SoftmaxCrossEntropyLoops;
import backproplab.manual.loss.L2Penalty;
import backproplab.manual.loss.Loss;
import backproplab.manual.optim.Optimizer;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.LayerSpec;
import backproplab.network.rule.GradientClip;
import backproplab.network.rule.OptimizerSpec;
import backproplab.network.shape.Shape;

/**
 * The engine {@code loops}: textbook layers in double precision. The class to extend when one kind of layer, loss or optimizer is to
 * be replaced and everything else is to stay: override the method that makes it.
 */
public class LoopLayers implements LayerFactory<DoubleTensor> {

    /** Its name, and behind a plus that of a class that extends it. */
    @Override
    public String backend() {
        return "loops" + (getClass() == LoopLayers.class ? "" : "+" + getClass().getSimpleName());
    }

    @Override
    public DoubleTensor tensor(Shape shape) {
        return DoubleTensor.zeros(shape.toArray());
    }

    @Override
    public Layer<DoubleTensor> linear(LayerSpec.Linear spec) {
        return new LinearLoops(spec);
    }

    @Override
    public Layer<DoubleTensor> conv2d(LayerSpec.Conv2d spec) {
        return new Conv2dLoops(spec);
    }

    @Override
    public Layer<DoubleTensor> batchNorm(LayerSpec.BatchNorm spec) {
        return new BatchNormLoops(spec);
    }

    @Override
    public Layer<DoubleTensor> globalAvgPool(LayerSpec.GlobalAvgPool spec) {
        return new GlobalAvgPoolLoops(spec);
    }

    @Override
    public RectifiedSum<DoubleTensor> rectifiedSum() {
        return new RectifiedSumLoops();
    }

    @Override
    public Layer<DoubleTensor> activation(LayerSpec.Activation spec) {
        return new ActivationLoops(spec);
    }

    @Override
    public Layer<DoubleTensor> maxPool2d(LayerSpec.MaxPool2d spec) {
        return new MaxPool2dLoops(spec);
    }

    @Override
    public Layer<DoubleTensor> avgPool2d(LayerSpec.AvgPool2d spec) {
        return new AvgPool2dLoops(spec);
    }

    @Override
    public Layer<DoubleTensor> dropout(LayerSpec.Dropout spec) {
        return new DropoutLoops(spec);
    }

    @Override
    public Loss<DoubleTensor> softmaxCrossEntropy(double smoothing) {
        return new SoftmaxCrossEntropyLoops(smoothing);
    }

    @Override
    public L2Penalty<DoubleTensor> l2Penalty(double reg) {
        return new L2PenaltyLoops(reg);
    }

    @Override
    public Optimizer<DoubleTensor> optimizer(OptimizerSpec spec) {
        return new OptimizerLoops(spec);
    }

    @Override
    public Optimizer<DoubleTensor> clipped(Optimizer<DoubleTensor> rule, double maxNorm) {
        return maxNorm == GradientClip.OFF ? rule : new ClippedOptimizerLoops(rule, maxNorm);
    }
}
