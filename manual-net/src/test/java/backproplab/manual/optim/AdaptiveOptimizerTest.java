package backproplab.manual.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.manual.TestData;
import backproplab.manual.Tolerances;
import backproplab.manual.kernel.Kernels;
import backproplab.manual.layer.Parameter;
import backproplab.manual.model.FastLayers;
import backproplab.manual.model.LayerFactory;
import backproplab.manual.model.LoopLayers;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.manual.tensor.FloatTensor;
import backproplab.manual.tensor.Tensor;
import backproplab.network.rule.OptimizerSpec;
import backproplab.network.rule.OptimizerSpec.Kind;
import backproplab.network.shape.Shape;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** AdaGrad, RMSProp, Adam and AdamW: trajectories worked out by hand, and both engines against each other. */
class AdaptiveOptimizerTest {
    /** Gradients and rates of three steps on x = 1; momentum is not read, epsilon is large enough to show its place. */
    private static final double[] GRADIENTS = {2, 6, 0};

    private static final double[] RATES = {0.5, 0.25, 0.125};

    private static OptimizerSpec spec(Kind kind) {
        return new OptimizerSpec(kind, 0, 0.75, 0.5, 0.75, 0.125, kind == Kind.ADAMW ? 0.5 : 0);
    }

    // m = 1, 3.5, 1.75; v as r below; corrections sqrt(1/4) / (1/2), sqrt(7/16) / (3/4), sqrt(37/64) / (7/8)
    private static final double[] ADAM = {
        0.5 * 1 / 1.125,
        0.25 * Math.sqrt(7) / 3 * 3.5 / (Math.sqrt(9.75) + 0.125),
        0.125 * Math.sqrt(37) / 7 * 1.75 / (Math.sqrt(7.3125) + 0.125)
    };

    /** What the three steps take away from a weight. */
    private static final Map<Kind, double[]> STEPS = Map.of(
            // h = 4, 40, 40
            Kind.ADAGRAD,
            new double[] {0.5 * 2 / 2.125, 0.25 * 6 / (Math.sqrt(40) + 0.125), 0},
            // r = 4/4 = 1, then 3/4 + 36/4 = 9.75, then 7.3125
            Kind.RMSPROP,
            new double[] {0.5 * 2 / Math.sqrt(1.125), 0.25 * 6 / Math.sqrt(9.875), 0},
            Kind.ADAM,
            ADAM,
            Kind.ADAMW,
            ADAM);

    static Set<Kind> workedOut() {
        return STEPS.keySet();
    }

    /** The largest distance from the trajectory by hand, over a weight and a bias. */
    private static <T extends Tensor<T>> double error(LayerFactory<T> factory, Optimizer<T> optimizer, Kind kind) {
        Parameter<T> weight = Parameter.of("weight", factory.tensor(Shape.of(2)), true);
        Parameter<T> bias = Parameter.of("bias", factory.tensor(Shape.of(1)), false);
        weight.value().copyFrom(new double[] {1, 1});
        bias.value().copyFrom(new double[] {1});
        double w = 1;
        double b = 1;
        double worst = 0;
        for (int step = 0; step < GRADIENTS.length; step++) {
            double g = GRADIENTS[step];
            weight.gradient().copyFrom(new double[] {g, g});
            bias.gradient().copyFrom(new double[] {g});
            optimizer.step(List.of(weight, bias), RATES[step]);
            double decayed = kind == Kind.ADAMW ? RATES[step] * 0.5 * w : 0;
            w -= STEPS.get(kind)[step] + decayed;
            b -= STEPS.get(kind)[step];
            worst = Math.max(worst, Math.abs(w - weight.value().get(0)));
            worst = Math.max(worst, Math.abs(w - weight.value().get(1)));
            worst = Math.max(worst, Math.abs(b - bias.value().get(0)));
        }
        return worst;
    }

    @ParameterizedTest
    @MethodSource("workedOut")
    void threeStepsByHand(Kind kind) {
        LoopLayers loops = new LoopLayers();
        assertEquals(0, error(loops, loops.optimizer(spec(kind)), kind), Tolerances.BY_HAND);
        try (Kernels kernels = Kernels.withThreads(2)) {
            FastLayers fast = new FastLayers(kernels);
            assertEquals(0, error(fast, fast.optimizer(spec(kind)), kind), Tolerances.BY_HAND_FLOAT);
        }
    }

    /** Adam as a student may write it wrong. */
    private enum Fault {
        NONE,
        NO_BIAS_CORRECTION,
        EPSILON_AFTER_CORRECTION,
        EPSILON_INSIDE_THE_ROOT,
        DECAY_AFTER_THE_STEP,
        DECAY_IN_THE_GRADIENT,
        DECAY_OF_BIASES,
        DECAY_WITHOUT_RATE;

        Optimizer<DoubleTensor> optimizer() {
            double[][] m = new double[2][2];
            double[][] v = new double[2][2];
            int[] t = {0};
            return (parameters, lr) -> {
                t[0]++;
                for (int p = 0; p < 2; p++) {
                    boolean decays = parameters.get(p).decays() || this == DECAY_OF_BIASES;
                    double[] x = parameters.get(p).value().data();
                    double[] g = parameters.get(p).gradient().data();
                    for (int i = 0; i < x.length; i++) {
                        element(x, g[i], m[p], v[p], i, t[0], lr, decays ? 0.5 : 0);
                    }
                }
            };
        }

        /** The paper's algorithm 1, with corrected averages, and its epsilon made to mean epsilon hat. */
        private void element(
                double[] x, double gradient, double[] m, double[] v, int i, int t, double lr, double decay) {
            double g = this == DECAY_IN_THE_GRADIENT ? gradient + decay * x[i] : gradient;
            m[i] += 0.5 * (g - m[i]);
            v[i] += 0.25 * (g * g - v[i]);
            boolean corrected = this != NO_BIAS_CORRECTION;
            double mean = corrected ? m[i] / (1 - Math.pow(0.5, t)) : m[i];
            double square = corrected ? v[i] / (1 - Math.pow(0.75, t)) : v[i];
            double epsilon = this == EPSILON_AFTER_CORRECTION ? 0.125 : 0.125 / Math.sqrt(1 - Math.pow(0.75, t));
            double root = this == EPSILON_INSIDE_THE_ROOT ? Math.sqrt(square + epsilon) : Math.sqrt(square) + epsilon;
            double before = x[i];
            x[i] -= lr * mean / root;
            if (this != DECAY_IN_THE_GRADIENT) {
                double rate = this == DECAY_WITHOUT_RATE ? 1 : lr;
                x[i] -= rate * decay * (this == DECAY_AFTER_THE_STEP ? x[i] : before);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aFaultInAdamIsCaught(Fault fault) {
        double error = error(new LoopLayers(), fault.optimizer(), Kind.ADAMW);
        if (fault == Fault.NONE) {
            assertEquals(0, error, Tolerances.BY_HAND);
        } else {
            assertTrue(error > Tolerances.FAULT, fault + ": " + error);
        }
    }

    /** 200 steps at a changing rate, with gradients of sizes between 1e-3 and 1. */
    private static <T extends Tensor<T>> T train(LayerFactory<T> factory, OptimizerSpec spec, int size) {
        Parameter<T> x = Parameter.of("x", factory.tensor(Shape.of(size)), true);
        x.value().copyFrom(TestData.values(size, 1));
        Optimizer<T> optimizer = factory.optimizer(spec);
        for (int step = 0; step < 200; step++) {
            x.gradient().copyFrom(TestData.values(size, 2 + step % 20));
            double scale = Math.pow(10, -(step % 4));
            for (int i = 0; i < size; i += 3) {
                x.gradient().set(i, (float) (scale * x.gradient().get(i)));
            }
            optimizer.step(List.of(x), 0.01 / (1 + step % 7));
        }
        return x.value();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void floatEqualsDouble(Kind kind) {
        DoubleTensor exact = train(new LoopLayers(), OptimizerSpec.of(kind), 1001);
        try (Kernels kernels = Kernels.withThreads(2)) {
            FloatTensor fast = train(new FastLayers(kernels), OptimizerSpec.of(kind), 1001);
            double error = TestData.error(exact, fast);
            assertTrue(error <= Tolerances.FLOAT_LAYER, kind + ": " + error);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void threadsChangeNoBit(Kind kind) {
        float[][] runs = new float[3][];
        for (int threads = 1; threads <= 3; threads++) {
            try (Kernels kernels = Kernels.withThreads(threads)) {
                runs[threads - 1] = train(new FastLayers(kernels), OptimizerSpec.of(kind), 40_003)
                        .data();
            }
        }
        assertArrayEquals(runs[0], runs[1], "1 and 2 threads");
        assertArrayEquals(runs[0], runs[2], "1 and 3 threads");
    }

    @Test
    void theFirstStepOfAdamIsTheRateWhateverTheGradient() {
        for (double g : new double[] {1e-3, -5, 1e6}) {
            Parameter<DoubleTensor> x = Parameter.of("x", DoubleTensor.zeros(1), true);
            x.gradient().set(0, g);
            new LoopLayers().optimizer(OptimizerSpec.of(Kind.ADAM)).step(List.of(x), 0.1);
            // Epsilon hat is 1e-8 / sqrt(1e-3) of the gradient's scale at most.
            assertEquals(-Math.signum(g) * 0.1, x.value().get(0), 0.1 * 1e-8 / (Math.sqrt(1e-3) * 1e-3) + 1e-12);
        }
    }

    @Test
    void aZeroGradientMovesNothingAndARateOfZeroStillAverages() {
        try (Kernels kernels = Kernels.withThreads(1)) {
            Map<Kind, Double> steps = Map.of(
                    Kind.ADAGRAD,
                    0.5 * 2 / (Math.sqrt(8) + 0.125),
                    Kind.RMSPROP,
                    0.5 * 2 / Math.sqrt(1.75 + 0.125),
                    // Step 3: m = 0, 1, 1.5 and v = 0, 1, 1.75.
                    Kind.ADAM,
                    0.5 * Math.sqrt(37) / 7 * 1.5 / (Math.sqrt(1.75) + 0.125));
            steps.forEach((kind, expected) -> {
                Parameter<FloatTensor> x = Parameter.of("x", FloatTensor.zeros(1), true);
                Optimizer<FloatTensor> optimizer = new FastLayers(kernels).optimizer(spec(kind));
                optimizer.step(List.of(x), 0.5);
                assertEquals(0, x.value().get(0), kind.toString());
                x.gradient().set(0, 2);
                optimizer.step(List.of(x), 0);
                assertEquals(0, x.value().get(0), kind.toString());
                optimizer.step(List.of(x), 0.5);
                assertEquals(-expected, x.value().get(0), Tolerances.BY_HAND_FLOAT, kind.toString());
            });
        }
    }
}
