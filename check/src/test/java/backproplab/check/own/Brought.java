package backproplab.check.own;

import backproplab.check.part.InitialValues;
import backproplab.check.part.Parts;
import backproplab.check.part.TwoLayerNet;
import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Parameter;
import backproplab.manual.layer.Pass;
import backproplab.manual.layer.State;
import backproplab.manual.loops.L2PenaltyLoops;
import backproplab.manual.loops.LinearLoops;
import backproplab.manual.loops.OptimizerLoops;
import backproplab.manual.loops.SoftmaxCrossEntropyLoops;
import backproplab.manual.loss.L2Penalty;
import backproplab.manual.loss.Loss;
import backproplab.manual.model.LoopLayers;
import backproplab.manual.optim.Optimizer;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.manual.tensor.FloatTensor;
import backproplab.manual.tensor.Tensor;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.LayerSpec;
import backproplab.network.rule.OptimizerSpec;
import backproplab.network.shape.Shape;
import java.util.List;
import java.util.random.RandomGenerator;

/** Classes as a user might bring them: of every kind, and of none. */
public final class Brought {
    /** What has been made, by the classes that say so. */
    static int made;

    private Brought() {}

    /** A layer that is another. */
    public abstract static class Like<T extends Tensor<T>> implements Layer<T> {
        private final Layer<T> other;

        Like(Layer<T> other) {
            this.other = other;
        }

        @Override
        public Shape outputShape(Shape input) {
            return other.outputShape(input);
        }

        @Override
        public T forward(T x, Pass pass) {
            return other.forward(x, pass);
        }

        @Override
        public T backward(T dy) {
            return other.backward(dy);
        }

        @Override
        public List<Parameter<T>> parameters() {
            return other.parameters();
        }

        @Override
        public List<State<T>> state() {
            return other.state();
        }

        @Override
        public void skipInputGradient() {
            other.skipInputGradient();
        }
    }

    public static class InDouble extends Like<DoubleTensor> {
        public InDouble(LayerSpec.Linear spec) {
            super(new LinearLoops(spec));
        }
    }

    public static class TwoKinds extends Like<DoubleTensor> {
        public TwoKinds(LayerSpec.MaxPool2d spec) {
            super(new LoopLayers().maxPool2d(spec));
        }

        public TwoKinds(LayerSpec.AvgPool2d spec) {
            super(new LoopLayers().avgPool2d(spec));
        }
    }

    public static class EveryFunction extends Like<DoubleTensor> {
        public EveryFunction(LayerSpec.Activation spec) {
            super(new LoopLayers().activation(spec));
        }
    }

    public static class OnlyTanh extends EveryFunction {
        public OnlyTanh(LayerSpec.Activation spec) {
            super(spec);
            if (spec.function() != ActivationFunction.TANH) {
                throw new IllegalArgumentException("not a tanh");
            }
        }
    }

    public static class NoSizes implements Layer<FloatTensor> {
        @Override
        public Shape outputShape(Shape input) {
            return input;
        }

        @Override
        public FloatTensor forward(FloatTensor x, Pass pass) {
            return x;
        }

        @Override
        public FloatTensor backward(FloatTensor dy) {
            return dy;
        }

        @Override
        public void skipInputGradient() {}
    }

    /** ReLU in place, and zero in place of the gradient. */
    public static class WritesInFloat extends NoSizes {
        @Override
        public FloatTensor forward(FloatTensor x, Pass pass) {
            for (int i = 0; i < x.size(); i++) {
                x.set(i, Math.max(x.get(i), 0));
            }
            return x;
        }

        @Override
        public FloatTensor backward(FloatTensor dy) {
            dy.zero();
            return dy;
        }
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    public abstract static class Raw implements Layer {
        @Override
        public Shape outputShape(Shape input) {
            return input;
        }

        @Override
        public Tensor forward(Tensor x, Pass pass) {
            return forward((FloatTensor) x, pass);
        }

        public abstract FloatTensor forward(FloatTensor x, Pass pass);

        @Override
        public Tensor backward(Tensor dy) {
            return dy;
        }

        @Override
        public void skipInputGradient() {}
    }

    public static class RawInFloat extends Raw {
        @Override
        public FloatTensor forward(FloatTensor x, Pass pass) {
            return x;
        }
    }

    public static class AnyTensor<T extends Tensor<T>> extends Like<T> {
        public AnyTensor(LayerSpec.Linear spec) {
            super(null);
        }
    }

    public static class OtherConstructor extends Like<DoubleTensor> {
        public OtherConstructor(int in, int out) {
            super(new LinearLoops(new LayerSpec.Linear(in, out)));
        }
    }

    public abstract static class Unfinished implements Layer<DoubleTensor> {}

    static class Hidden extends InDouble {
        public Hidden(LayerSpec.Linear spec) {
            super(spec);
        }
    }

    public static class Refuses extends InDouble {
        public Refuses(LayerSpec.Linear spec) {
            super(spec);
            throw new UnsupportedOperationException("not yet");
        }
    }

    /** Nothing that can be checked; to make or to initialise it would show. */
    public static class Nothing {
        static {
            made++;
        }
    }

    public static class Cost implements Loss<DoubleTensor> {
        private final Loss<DoubleTensor> loss = new SoftmaxCrossEntropyLoops();

        @Override
        public double forward(DoubleTensor logits, int[] labels) {
            return loss.forward(logits, labels);
        }

        @Override
        public DoubleTensor backward() {
            return loss.backward();
        }
    }

    public static class SmoothedCost extends Cost {
        public SmoothedCost(double smoothing) {}
    }

    public static class Penalty implements L2Penalty<DoubleTensor> {
        private final L2Penalty<DoubleTensor> penalty;

        public Penalty(double reg) {
            penalty = new L2PenaltyLoops(reg);
        }

        @Override
        public double apply(List<Parameter<DoubleTensor>> parameters) {
            return penalty.apply(parameters);
        }

        @Override
        public boolean active() {
            return penalty.active();
        }
    }

    public static class Rule implements Optimizer<DoubleTensor> {
        private final Optimizer<DoubleTensor> rule;

        public Rule(OptimizerSpec spec) {
            rule = new OptimizerLoops(spec);
        }

        @Override
        public void step(List<Parameter<DoubleTensor>> parameters, double learningRate) {
            rule.step(parameters, learningRate);
        }
    }

    public static class UsualRule extends Rule {
        public UsualRule() {
            super(OptimizerSpec.of(OptimizerSpec.Kind.ADAM));
        }
    }

    public static class Net implements TwoLayerNet {
        private final TwoLayerNet net;

        public Net(int in, int hidden, int classes) {
            net = new Parts().twoLayerNet(in, hidden, classes);
        }

        @Override
        public List<Parameter<DoubleTensor>> parameters() {
            return net.parameters();
        }

        @Override
        public DoubleTensor scores(DoubleTensor x) {
            return net.scores(x);
        }

        @Override
        public double loss(DoubleTensor x, int[] labels, double reg) {
            return net.loss(x, labels, reg);
        }
    }

    public static class Start implements InitialValues {
        @Override
        public double[] draw(int fanIn, int fanOut, RandomGenerator random) {
            return random.doubles((long) fanIn * fanOut).toArray();
        }
    }

    public static class Factory extends LoopLayers {
        @Override
        public Layer<DoubleTensor> linear(LayerSpec.Linear spec) {
            return new InDouble(spec);
        }

        @Override
        public Layer<DoubleTensor> activation(LayerSpec.Activation spec) {
            return new EveryFunction(spec);
        }
    }

    public static class EmptyFactory extends LoopLayers {}
}
