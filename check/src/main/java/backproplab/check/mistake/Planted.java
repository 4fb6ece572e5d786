package backproplab.check.mistake;

import backproplab.check.part.InitialValues;
import backproplab.check.part.Parts;
import backproplab.manual.layer.Layer;
import backproplab.manual.loss.L2Penalty;
import backproplab.manual.loss.Loss;
import backproplab.manual.optim.Optimizer;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.init.Initializer;
import backproplab.network.init.WeightInit;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.LayerSpec;
import backproplab.network.rule.OptimizerSpec;
import java.util.function.DoubleFunction;
import java.util.function.Function;

/** The textbook's parts, one of them made by something else. */
final class Planted {
    private Planted() {}

    static Parts linear(Function<LayerSpec.Linear, Layer<DoubleTensor>> make) {
        return new Parts() {
            @Override
            public Layer<DoubleTensor> linear(LayerSpec.Linear spec) {
                return make.apply(spec);
            }
        };
    }

    static Parts conv2d(Function<LayerSpec.Conv2d, Layer<DoubleTensor>> make) {
        return new Parts() {
            @Override
            public Layer<DoubleTensor> conv2d(LayerSpec.Conv2d spec) {
                return make.apply(spec);
            }
        };
    }

    static Parts batchNorm(Function<LayerSpec.BatchNorm, Layer<DoubleTensor>> make) {
        return new Parts() {
            @Override
            public Layer<DoubleTensor> batchNorm(LayerSpec.BatchNorm spec) {
                return make.apply(spec);
            }
        };
    }

    static Parts dropout(Function<LayerSpec.Dropout, Layer<DoubleTensor>> make) {
        return new Parts() {
            @Override
            public Layer<DoubleTensor> dropout(LayerSpec.Dropout spec) {
                return make.apply(spec);
            }
        };
    }

    static Parts maxPool2d(Function<LayerSpec.MaxPool2d, Layer<DoubleTensor>> make) {
        return new Parts() {
            @Override
            public Layer<DoubleTensor> maxPool2d(LayerSpec.MaxPool2d spec) {
                return make.apply(spec);
            }
        };
    }

    static Parts avgPool2d(Function<LayerSpec.AvgPool2d, Layer<DoubleTensor>> make) {
        return new Parts() {
            @Override
            public Layer<DoubleTensor> avgPool2d(LayerSpec.AvgPool2d spec) {
                return make.apply(spec);
            }
        };
    }

    static Parts globalAvgPool(Function<LayerSpec.GlobalAvgPool, Layer<DoubleTensor>> make) {
        return new Parts() {
            @Override
            public Layer<DoubleTensor> globalAvgPool(LayerSpec.GlobalAvgPool spec) {
                return make.apply(spec);
            }
        };
    }

    static Parts activation(ActivationFunction function, Function<LayerSpec.Activation, Layer<DoubleTensor>> make) {
        return new Parts() {
            @Override
            public Layer<DoubleTensor> activation(LayerSpec.Activation spec) {
                return spec.function() == function ? make.apply(spec) : super.activation(spec);
            }
        };
    }

    /** Of the smoothing. */
    static Parts loss(DoubleFunction<Loss<DoubleTensor>> make) {
        return new Parts() {
            @Override
            public Loss<DoubleTensor> softmaxCrossEntropy(double smoothing) {
                return make.apply(smoothing);
            }
        };
    }

    /** Of the coefficient. */
    static Parts penalty(DoubleFunction<L2Penalty<DoubleTensor>> make) {
        return new Parts() {
            @Override
            public L2Penalty<DoubleTensor> l2Penalty(double reg) {
                return make.apply(reg);
            }
        };
    }

    static Parts rule(OptimizerSpec.Kind kind, Function<OptimizerSpec, Optimizer<DoubleTensor>> make) {
        return new Parts() {
            @Override
            public Optimizer<DoubleTensor> optimizer(OptimizerSpec spec) {
                return spec.kind() == kind ? make.apply(spec) : super.optimizer(spec);
            }
        };
    }

    static Parts initialValues(Initializer rule, Function<WeightInit, InitialValues> make) {
        return new Parts() {
            @Override
            public InitialValues initialValues(WeightInit init) {
                return init.initializer() == rule ? make.apply(init) : super.initialValues(init);
            }
        };
    }
}
