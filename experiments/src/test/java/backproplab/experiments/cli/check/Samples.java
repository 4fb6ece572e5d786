package backproplab.experiments.cli.check;

import backproplab.check.part.InitialValues;
import backproplab.check.part.TwoLayerNet;
import backproplab.manual.kernel.Kernels;
import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Parameter;
import backproplab.manual.layer.Pass;
import backproplab.manual.loops.LinearLoops;
import backproplab.manual.loops.OptimizerLoops;
import backproplab.manual.loops.SoftmaxCrossEntropyLoops;
import backproplab.manual.loss.L2Penalty;
import backproplab.manual.loss.Loss;
import backproplab.manual.model.FastLayers;
import backproplab.manual.optim.Optimizer;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.manual.tensor.FloatTensor;
import backproplab.network.layer.LayerSpec;
import backproplab.network.rule.OptimizerSpec;
import backproplab.network.shape.Shape;
import java.util.List;
import java.util.random.RandomGenerator;

/** Classes as somebody brings them to Check: right ones, wrong ones, and such as cannot be checked. */
public final class Samples {
    private Samples() {}

    /** The textbook's, which everything else here is a change of. */
    public static class Right implements Layer<DoubleTensor> {
        final LinearLoops textbook;

        public Right(LayerSpec.Linear spec) {
            textbook = new LinearLoops(spec);
        }

        @Override
        public Shape outputShape(Shape input) {
            return textbook.outputShape(input);
        }

        @Override
        public DoubleTensor forward(DoubleTensor x, Pass pass) {
            return textbook.forward(x, pass);
        }

        @Override
        public DoubleTensor backward(DoubleTensor dy) {
            return textbook.backward(dy);
        }

        @Override
        public List<Parameter<DoubleTensor>> parameters() {
            return textbook.parameters();
        }

        @Override
        public void skipInputGradient() {}
    }

    public static class WrongSign extends Right {
        public WrongSign(LayerSpec.Linear spec) {
            super(spec);
        }

        @Override
        public DoubleTensor backward(DoubleTensor dy) {
            DoubleTensor dx = super.backward(dy);
            for (int i = 0; i < dx.size(); i++) {
                dx.set(i, -dx.get(i));
            }
            return dx;
        }
    }

    /** Wrong in dx in a usual way, and in dW in a way of its own. */
    public static class WrongTwice extends WrongSign {
        public WrongTwice(LayerSpec.Linear spec) {
            super(spec);
        }

        @Override
        public DoubleTensor backward(DoubleTensor dy) {
            DoubleTensor dw = parameters().get(0).gradient();
            dw.set(0, dw.get(0) + 1);
            return super.backward(dy);
        }
    }

    public static class NotFinite extends Right {
        public NotFinite(LayerSpec.Linear spec) {
            super(spec);
        }

        @Override
        public DoubleTensor backward(DoubleTensor dy) {
            DoubleTensor dx = super.backward(dy);
            dx.set(0, Double.NaN);
            return dx;
        }
    }

    /** {@code reg / 2 sum W^2}, and on biases too. */
    public static class HalfOnBiases implements L2Penalty<DoubleTensor> {
        private final double reg;

        public HalfOnBiases(double reg) {
            this.reg = reg;
        }

        @Override
        public double apply(List<Parameter<DoubleTensor>> parameters) {
            double sum = 0;
            for (Parameter<DoubleTensor> parameter : parameters) {
                for (int i = 0; i < parameter.value().size(); i++) {
                    double w = parameter.value().get(i);
                    sum += reg / 2 * w * w;
                    parameter.gradient().set(i, parameter.gradient().get(i) + reg * w);
                }
            }
            return sum;
        }

        @Override
        public boolean active() {
            return reg != 0;
        }
    }

    public static class Throwing extends Right {
        public Throwing(LayerSpec.Linear spec) {
            super(spec);
        }

        @Override
        public DoubleTensor backward(DoubleTensor dy) {
            throw new UnsupportedOperationException("not yet");
        }
    }

    public static class NullBackward extends Right {
        public NullBackward(LayerSpec.Linear spec) {
            super(spec);
        }

        @Override
        public DoubleTensor backward(DoubleTensor dy) {
            return null;
        }
    }

    /** Ends with the tests' JVM at the latest, and takes no core until then. */
    public static class Endless extends Right {
        public Endless(LayerSpec.Linear spec) {
            super(spec);
        }

        @Override
        public DoubleTensor backward(DoubleTensor dy) {
            while (true) {
                java.util.concurrent.locks.LockSupport.park();
            }
        }
    }

    public abstract static class Unfinished extends Right {
        protected Unfinished(LayerSpec.Linear spec) {
            super(spec);
        }
    }

    static class Hidden extends Right {
        Hidden(LayerSpec.Linear spec) {
            super(spec);
        }
    }

    public static class TakesSizes extends Right {
        public TakesSizes(int in, int out) {
            super(new LayerSpec.Linear(in, out));
        }
    }

    public static class CannotBeMade extends Right {
        public CannotBeMade(LayerSpec.Linear spec) {
            super(spec);
            throw new IllegalStateException("no weights");
        }
    }

    /** Every rule of the textbook. */
    public static class Rule implements Optimizer<DoubleTensor> {
        private final OptimizerLoops textbook;

        public Rule(OptimizerSpec spec) {
            textbook = new OptimizerLoops(spec);
        }

        @Override
        public void step(List<Parameter<DoubleTensor>> parameters, double learningRate) {
            textbook.step(parameters, learningRate);
        }
    }

    /** Does not say which rule it is. */
    public static class PlainRule implements Optimizer<DoubleTensor> {
        private final OptimizerLoops textbook = new OptimizerLoops(OptimizerSpec.SGD);

        @Override
        public void step(List<Parameter<DoubleTensor>> parameters, double learningRate) {
            textbook.step(parameters, learningRate);
        }
    }

    public static class RightLoss implements Loss<DoubleTensor> {
        private final SoftmaxCrossEntropyLoops textbook = new SoftmaxCrossEntropyLoops();

        @Override
        public double forward(DoubleTensor logits, int[] labels) {
            return textbook.forward(logits, labels);
        }

        @Override
        public DoubleTensor backward() {
            return textbook.backward();
        }
    }

    public static class Net implements TwoLayerNet {
        private final TwoLayerNet textbook;

        public Net(int in, int hidden, int classes) {
            textbook = new backproplab.check.part.Parts().twoLayerNet(in, hidden, classes);
        }

        @Override
        public List<Parameter<DoubleTensor>> parameters() {
            return textbook.parameters();
        }

        @Override
        public DoubleTensor scores(DoubleTensor x) {
            return textbook.scores(x);
        }

        @Override
        public double loss(DoubleTensor x, int[] labels, double reg) {
            return textbook.loss(x, labels, reg);
        }
    }

    public static class Zeros implements InitialValues {
        @Override
        public double[] draw(int fanIn, int fanOut, RandomGenerator random) {
            return new double[fanIn * fanOut];
        }
    }

    public static class InFloat extends FastLayers {
        public InFloat() {
            super(Kernels.withThreads(1));
        }

        @Override
        public Layer<FloatTensor> linear(LayerSpec.Linear spec) {
            return super.linear(spec);
        }
    }
}
