package backproplab.check.planted;

import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Pass;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.shape.Shape;

/** Right activations, each a class of its own that keeps its input and its output. */
abstract class Elementwise implements Layer<DoubleTensor> {
    double[] in;
    double[] out;

    abstract double value(double x);

    /** The derivative, of which some formulas want x and others y; dy is there for those who read the wrong one. */
    abstract double slope(double x, double y, double dy);

    @Override
    public DoubleTensor forward(DoubleTensor x, Pass pass) {
        in = x.toDoubles();
        out = new double[in.length];
        for (int i = 0; i < in.length; i++) {
            out[i] = value(in[i]);
        }
        return DoubleTensor.wrap(out.clone(), x.shape());
    }

    @Override
    public DoubleTensor backward(DoubleTensor dy) {
        DoubleTensor dx = DoubleTensor.zeros(dy.shape().toArray());
        for (int i = 0; i < in.length; i++) {
            dx.set(i, slope(in[i], out[i], dy.get(i)) * dy.get(i));
        }
        return dx;
    }

    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    @Override
    public void skipInputGradient() {}

    @Planted(
            value = {},
            as = "relu")
    public static class Relu extends Elementwise {
        @Override
        double value(double x) {
            return Math.max(0, x);
        }

        @Override
        double slope(double x, double y, double dy) {
            return Math.signum(y);
        }
    }

    @Planted(
            value = {},
            as = "leaky-relu")
    public static class LeakyRelu extends Elementwise {
        @Override
        double value(double x) {
            return Math.max(x, 0.01 * x);
        }

        @Override
        double slope(double x, double y, double dy) {
            return y > 0 ? 1 : 0.01;
        }
    }

    @Planted(
            value = {},
            as = "sigmoid")
    public static class Sigmoid extends Elementwise {
        @Override
        double value(double x) {
            return 0.5 * (1 + Math.tanh(x / 2));
        }

        @Override
        double slope(double x, double y, double dy) {
            return y - y * y;
        }
    }

    @Planted(
            value = {},
            as = "tanh")
    public static class Tanh extends Elementwise {
        @Override
        double value(double x) {
            return Math.tanh(x);
        }

        @Override
        double slope(double x, double y, double dy) {
            return (1 - y) * (1 + y);
        }
    }
}
