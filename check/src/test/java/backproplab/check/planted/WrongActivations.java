package backproplab.check.planted;

import backproplab.manual.layer.Pass;
import backproplab.manual.tensor.DoubleTensor;

/** Activations as students hand them in. */
final class WrongActivations {
    private WrongActivations() {}

    @Planted(value = "relu-mask-ge", as = "relu")
    public static class MaskWithZero extends Elementwise.Relu {
        @Override
        double slope(double x, double y, double dy) {
            return x >= 0 ? 1 : 0;
        }
    }

    @Planted(value = "relu-mask-from-dy", as = "relu")
    public static class MaskOfTheGradient extends Elementwise.Relu {
        @Override
        double slope(double x, double y, double dy) {
            return dy > 0 ? 1 : 0;
        }
    }

    @Planted(value = "relu-no-mask", as = "relu")
    public static class NoMask extends Elementwise.Relu {
        @Override
        double slope(double x, double y, double dy) {
            return 1;
        }
    }

    @Planted(value = "relu-mask-turned-round", as = "relu")
    public static class MaskTurnedRound extends Elementwise.Relu {
        @Override
        double slope(double x, double y, double dy) {
            return x > 0 ? 0 : 1;
        }
    }

    /** The derivative itself, without the chain rule. */
    @Planted(value = "relu-without-dy", as = "relu")
    public static class WithoutChainRule extends Elementwise.Relu {
        @Override
        double slope(double x, double y, double dy) {
            return super.slope(x, y, dy) / dy;
        }
    }

    @Planted(value = "relu-input-modified", as = "relu")
    public static class InPlace extends Elementwise.Relu {
        @Override
        public DoubleTensor forward(DoubleTensor x, Pass pass) {
            DoubleTensor y = super.forward(x, pass);
            x.copyFrom(y.toDoubles());
            return x;
        }
    }

    @Planted(value = "relu-gradient-modified", as = "relu")
    public static class GradientInPlace extends Elementwise.Relu {
        @Override
        public DoubleTensor backward(DoubleTensor dy) {
            dy.copyFrom(super.backward(dy).toDoubles());
            return dy;
        }
    }

    @Planted(value = "relu-first-batch-kept", as = "relu")
    public static class MaskOfTheFirstBatch extends Elementwise.Relu {
        private double[] first;

        @Override
        public DoubleTensor backward(DoubleTensor dy) {
            if (first == null) {
                first = out;
            }
            DoubleTensor dx = DoubleTensor.zeros(dy.shape().toArray());
            for (int i = 0; i < dy.size(); i++) {
                dx.set(i, first[i] > 0 ? dy.get(i) : 0);
            }
            return dx;
        }
    }

    @Planted(value = "relu-leaky-forward", as = "relu")
    public static class LeaksWithPlainBackward extends Elementwise.Relu {
        @Override
        double value(double x) {
            return x > 0 ? x : 0.01 * x;
        }

        @Override
        double slope(double x, double y, double dy) {
            return x > 0 ? 1 : 0;
        }
    }

    @Planted(value = "leaky-relu-relu-forward", as = "leaky-relu")
    public static class PlainWithLeakyBackward extends Elementwise.LeakyRelu {
        @Override
        double value(double x) {
            return Math.max(x, 0);
        }
    }

    @Planted(value = "leaky-relu-slope-on-wrong-side", as = "leaky-relu")
    public static class LeaksAbove extends Elementwise.LeakyRelu {
        @Override
        double value(double x) {
            return x < 0 ? x : 0.01 * x;
        }

        @Override
        double slope(double x, double y, double dy) {
            return x < 0 ? 1 : 0.01;
        }
    }

    @Planted(value = "leaky-relu-derivative-zero", as = "leaky-relu")
    public static class LeaksForwardOnly extends Elementwise.LeakyRelu {
        @Override
        double slope(double x, double y, double dy) {
            return x > 0 ? 1 : 0;
        }
    }

    @Planted(value = "sigmoid-derivative-in-x", as = "sigmoid")
    public static class SigmoidDerivativeOfInput extends Elementwise.Sigmoid {
        @Override
        double slope(double x, double y, double dy) {
            return x * (1 - x);
        }
    }

    /** With the derivative of what it is to be: as tanh it is wrong too. */
    @Planted(value = "sigmoid-tanh", as = "sigmoid")
    public static class TanhWithSigmoidBackward extends Elementwise.Sigmoid {
        @Override
        double value(double x) {
            return Math.tanh(x);
        }
    }

    /** Applies the function to what is its value already. */
    @Planted(value = "sigmoid-sigmoid-twice", as = "sigmoid")
    public static class SigmoidTwice extends Elementwise.Sigmoid {
        @Override
        double slope(double x, double y, double dy) {
            return value(y) * (1 - value(y));
        }
    }

    @Planted(value = "tanh-derivative-1-y", as = "tanh")
    public static class TanhWithoutSquare extends Elementwise.Tanh {
        @Override
        double slope(double x, double y, double dy) {
            return 1 - y;
        }
    }

    @Planted(value = "tanh-derivative-in-x", as = "tanh")
    public static class TanhDerivativeOfInput extends Elementwise.Tanh {
        @Override
        double slope(double x, double y, double dy) {
            return 1 - x * x;
        }
    }
}
