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
import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.BatchNormSpec;
import backproplab.network.layer.DropoutMask;
import backproplab.network.rule.GradientClip;
import backproplab.network.rule.OptimizerSpec;
import backproplab.network.shape.Shape;
import backproplab.network.shape.Window;

/** The engine {@code loops}: textbook layers in double precision. */
public final class LoopLayers implements LayerFactory<DoubleTensor> {

    @Override
    public String backend() {
        return "loops";
    }

    @Override
    public DoubleTensor tensor(Shape shape) {
        return DoubleTensor.zeros(shape.toArray());
    }

    @Override
    public Layer<DoubleTensor> linear(int in, int out) {
        return new LinearLoops(in, out);
    }

    @Override
    public Layer<DoubleTensor> conv2d(int in, int out, Window window, boolean withBias) {
        return new Conv2dLoops(in, out, window, withBias);
    }

    @Override
    public Layer<DoubleTensor> batchNorm(BatchNormSpec spec) {
        return new BatchNormLoops(spec);
    }

    @Override
    public Layer<DoubleTensor> globalAvgPool() {
        return new GlobalAvgPoolLoops();
    }

    @Override
    public RectifiedSum<DoubleTensor> rectifiedSum() {
        return new RectifiedSumLoops();
    }

    @Override
    public Layer<DoubleTensor> activation(ActivationFunction function) {
        return new ActivationLoops(function);
    }

    @Override
    public Layer<DoubleTensor> maxPool2d(Window window) {
        return new MaxPool2dLoops(window);
    }

    @Override
    public Layer<DoubleTensor> avgPool2d(Window window) {
        return new AvgPool2dLoops(window);
    }

    @Override
    public Layer<DoubleTensor> dropout(DropoutMask mask) {
        return new DropoutLoops(mask);
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
