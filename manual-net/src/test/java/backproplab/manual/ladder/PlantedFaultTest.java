package backproplab.manual.ladder;

import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.manual.Tolerances;
import backproplab.manual.kernel.Kernels;
import backproplab.manual.kernel.ScalarKernels;
import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Parameter;
import backproplab.manual.layer.Pass;
import backproplab.manual.model.FastLayers;
import backproplab.manual.model.LayerCases;
import backproplab.manual.model.LayerCases.Case;
import backproplab.manual.model.LayerFactory;
import backproplab.manual.model.LoopLayers;
import backproplab.manual.tensor.FloatTensor;
import backproplab.network.layer.LayerSpec;
import backproplab.network.shape.Shape;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The comparison of rungs is itself compared with faults that people make. */
class PlantedFaultTest {
    private enum Fault {
        BIAS_FORGOTTEN,
        OUTPUT_OF_ONE_NEURON_LOST,
        WRONG_SIGN_IN_THE_INPUT_GRADIENT,
        ONE_INPUT_GRADIENT_MISSING,
        WEIGHT_GRADIENT_NOT_AVERAGED,
        BIAS_GRADIENT_MISSING,
    }

    /** A rung with the fault in each layer that has parameters. */
    private static final class FaultyRung extends FastLayers {
        private final LayerFactory<FloatTensor> sound;
        private final UnaryOperator<Layer<FloatTensor>> plant;

        FaultyRung(LayerFactory<FloatTensor> sound, Fault fault) {
            super(new Kernels(new ScalarKernels(), 1));
            this.sound = sound;
            plant = layer -> new FaultyLayer(layer, fault);
        }

        @Override
        public String backend() {
            return "faulty";
        }

        @Override
        public Layer<FloatTensor> linear(LayerSpec.Linear spec) {
            return plant.apply(sound.linear(spec));
        }

        @Override
        public Layer<FloatTensor> conv2d(LayerSpec.Conv2d spec) {
            return plant.apply(sound.conv2d(spec));
        }
    }

    private static final class FaultyLayer implements Layer<FloatTensor> {
        private final Layer<FloatTensor> sound;
        private final Fault fault;

        FaultyLayer(Layer<FloatTensor> sound, Fault fault) {
            this.sound = sound;
            this.fault = fault;
        }

        private Parameter<FloatTensor> bias() {
            return sound.parameters().get(1);
        }

        @Override
        public Shape outputShape(Shape input) {
            return sound.outputShape(input);
        }

        @Override
        public FloatTensor forward(FloatTensor x, Pass pass) {
            double[] values = bias().value().toDoubles();
            if (fault == Fault.BIAS_FORGOTTEN) {
                bias().value().zero();
            }
            FloatTensor y = sound.forward(x, pass);
            bias().value().copyFrom(values);
            if (fault == Fault.OUTPUT_OF_ONE_NEURON_LOST) {
                y.set(0, 0);
            }
            return y;
        }

        @Override
        public FloatTensor backward(FloatTensor dy) {
            FloatTensor dx = sound.backward(dy);
            if (fault == Fault.WRONG_SIGN_IN_THE_INPUT_GRADIENT && dx != null) {
                change(dx, -1);
            } else if (fault == Fault.ONE_INPUT_GRADIENT_MISSING && dx != null) {
                dx.set(dx.size() / 2, 0);
            } else if (fault == Fault.WEIGHT_GRADIENT_NOT_AVERAGED) {
                change(sound.parameters().get(0).gradient(), dy.shape().dim(0));
            } else if (fault == Fault.BIAS_GRADIENT_MISSING) {
                bias().gradient().zero();
            }
            return dx;
        }

        private static void change(FloatTensor tensor, float factor) {
            for (int i = 0; i < tensor.size(); i++) {
                tensor.data()[i] *= factor;
            }
        }

        @Override
        public List<Parameter<FloatTensor>> parameters() {
            return sound.parameters();
        }

        @Override
        public void skipInputGradient() {
            sound.skipInputGradient();
        }
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void isSeenInEveryRungByTheLayersAndByTraining(Fault fault) {
        List<Case> cases = LayerCases.all().stream()
                .filter(PlantedFaultTest::isMadeByTheRungs)
                .filter(test -> test.input().dim(0) > 1)
                .toList();
        double[][] expected = Rungs.Model.CNN.train(new LoopLayers(), 12);
        Rungs.all().forEach((name, rung) -> {
            FaultyRung faulty = new FaultyRung(rung, fault);
            for (Case test : cases) {
                double error = Rungs.error(Rungs.passes(test, new LoopLayers()), Rungs.passes(test, faulty));
                assertTrue(error > Tolerances.FAULT, name + " " + test + ": " + error);
            }
            double error = Rungs.error(expected, Rungs.Model.CNN.train(faulty, 12));
            assertTrue(error > Tolerances.FLOAT_TRAINING, name + " training: " + error);
        });
    }

    /** Linear layers and convolutions with bias; all else the rungs take from the fast engine. */
    private static boolean isMadeByTheRungs(Case test) {
        return test.layer(new LoopLayers()).parameters().stream()
                .map(Parameter::name)
                .toList()
                .equals(List.of("weight", "bias"));
    }
}
