package backproplab.experiments.parity;

import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Parameter;
import backproplab.manual.layer.Pass;
import backproplab.manual.optim.Optimizer;
import backproplab.manual.tensor.FloatTensor;
import backproplab.network.layer.LayerSpec;
import backproplab.network.rule.OptimizerSpec;
import java.util.List;

/** Faults in float, each of which must be found, whether or not a tie would be there to excuse it. */
public final class FloatFaults {
    private FloatFaults() {}

    /** The weight gradient of a linear layer, off by a factor. */
    private static Layer<FloatTensor> scaledGradient(Layer<FloatTensor> linear, double factor) {
        return new FaultyLayer<>(linear) {
            @Override
            public FloatTensor backward(FloatTensor dy) {
                FloatTensor dx = super.backward(dy);
                scale(parameters().get(0).gradient(), factor);
                return dx;
            }
        };
    }

    /** By two percent. */
    public static final class GradientOff extends OtherSide {
        @Override
        public Layer<FloatTensor> linear(LayerSpec.Linear spec) {
            return scaledGradient(super.linear(spec), 1.02);
        }
    }

    /** So little that no bound of a gradient breaks. */
    public static final class GradientHardlyOff extends OtherSide {
        @Override
        public Layer<FloatTensor> linear(LayerSpec.Linear spec) {
            return scaledGradient(super.linear(spec), 1.0005);
        }
    }

    /** A running variance a tenth too large. */
    public static final class VarianceOff extends OtherSide {
        @Override
        public Layer<FloatTensor> batchNorm(LayerSpec.BatchNorm spec) {
            return new FaultyLayer<>(super.batchNorm(spec)) {
                @Override
                public FloatTensor forward(FloatTensor x, Pass pass) {
                    FloatTensor y = super.forward(x, pass);
                    if (pass.training()) {
                        scale(state().get(1).value(), 1.1);
                    }
                    return y;
                }
            };
        }
    }

    /** A ReLU whose mask is {@code >= 0}. */
    public static final class MaskWithZero extends OtherSide {
        @Override
        public Layer<FloatTensor> activation(LayerSpec.Activation spec) {
            return new FaultyLayer<>(super.activation(spec)) {
                private FloatTensor input;

                @Override
                public FloatTensor forward(FloatTensor x, Pass pass) {
                    input = x;
                    return super.forward(x, pass);
                }

                @Override
                public FloatTensor backward(FloatTensor dy) {
                    FloatTensor dx = super.backward(dy);
                    for (int i = 0; i < dx.size(); i++) {
                        if (input.get(i) == 0) {
                            dx.set(i, dy.get(i));
                        }
                    }
                    return dx;
                }
            };
        }
    }

    /** A max pooling that, of equal pixels, gives the gradient to the last. Its windows are those of 2 x 2 that do not overlap. */
    public static final class LastOfEquals extends OtherSide {
        @Override
        public Layer<FloatTensor> maxPool2d(LayerSpec.MaxPool2d spec) {
            return new FaultyLayer<>(super.maxPool2d(spec)) {
                private FloatTensor input;

                @Override
                public FloatTensor forward(FloatTensor x, Pass pass) {
                    input = x;
                    return super.forward(x, pass);
                }

                @Override
                public FloatTensor backward(FloatTensor dy) {
                    FloatTensor dx = super.backward(dy);
                    int width = input.shape().dim(3);
                    for (int i = 0; i + width + 1 < dx.size(); i++) {
                        int last = i + width + 1;
                        if (dx.get(i) != 0 && input.get(i) == input.get(last)) {
                            dx.set(last, dx.get(i));
                            dx.set(i, 0);
                        }
                    }
                    return dx;
                }
            };
        }
    }

    /** A bias that is 1e-3 too large. */
    public static final class BiasOff extends OtherSide {
        @Override
        public Layer<FloatTensor> linear(LayerSpec.Linear spec) {
            return new FaultyLayer<>(super.linear(spec)) {
                @Override
                public FloatTensor forward(FloatTensor x, Pass pass) {
                    FloatTensor y = super.forward(x, pass);
                    for (int i = 0; i < y.size(); i++) {
                        y.set(i, y.get(i) + 1e-3);
                    }
                    return y;
                }
            };
        }
    }

    /** An update a twentieth too large. */
    public static final class RateOff extends OtherSide {
        @Override
        public Optimizer<FloatTensor> optimizer(OptimizerSpec spec) {
            Optimizer<FloatTensor> sound = super.optimizer(spec);
            return new Optimizer<>() {
                @Override
                public void step(List<Parameter<FloatTensor>> parameters, double learningRate) {
                    sound.step(parameters, 1.05 * learningRate);
                }
            };
        }
    }
}
