package backproplab.experiments.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.dl4j.Precision;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.engine.OwnLayers;
import backproplab.experiments.parity.kinks.Batch;
import backproplab.manual.kernel.Kernels;
import backproplab.manual.layer.Layer;
import backproplab.manual.model.FastLayers;
import backproplab.manual.model.LoopLayers;
import backproplab.manual.tensor.FloatTensor;
import backproplab.network.engine.Engine;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.LayerSpec;
import backproplab.network.rule.TrainingRule;
import backproplab.network.shape.Window;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A gradient so little off that every step passes, until after some of them a ReLU has its input on different sides. That looks like a tie, but for the distance: the
 * weights lie further apart than rounding takes them.
 *
 * <p>Channel 0 is beta alone, since what comes into its batch norm is 0; beta starts where {@link #STEPS} sound steps lead it to just above the kink and not below.
 */
class TieDriftTest {
    private static final long SEED = 1;
    private static final int STEPS = 20;
    private static final double RATE = 0.2;
    private static final double OFF = 2.5e-5;
    /** Half of what the fault takes off beta in a step. */
    private static final double ABOVE = RATE * OFF / 2;

    private double start = 0.5;

    private void adjust(String name, double[] values, long seed) {
        if (name.startsWith("before.")) {
            Arrays.fill(values, 0, values.length / 4, 0);
        } else if (name.equals("bn.gamma")) {
            values[0] = 0;
        } else if (name.equals("bn.beta")) {
            Arrays.fill(values, 1.5);
            values[0] = seed == SEED ? (float) start : 1;
        }
    }

    private Subject subject() {
        LayerNet net = new LayerNet("drifting", layers -> {
            layers.conv2d("before", 4, new Window(3, 1, 1), true);
            layers.batchNorm("bn");
            layers.activation("relu", ActivationFunction.RELU);
            layers.flatten("flatten");
        });
        return Subject.of("layer/drifting", net, new Subject.Image(2, 4, 4), 3, TrainingRule.SGD, RATE)
                .from(this::adjust);
    }

    /** Once below 0 the ReLU passes nothing and beta stays. */
    private double leastBetaOfSoundSteps() {
        double least = start;
        Subject subject = subject();
        List<Batch> batches = RandomInputs.batches(subject, SEED);
        try (Engine engine = OwnLayers.of(new LoopLayers()).engine(subject.settings(SEED))) {
            engine.load(RandomInputs.weights(subject, SEED));
            for (int step = 0; step < STEPS; step++) {
                Batch batch = batches.get(step % batches.size());
                engine.accept(batch.pixels(), batch.labels(), batch.size());
                engine.trainStep(RATE);
                least = Math.min(least, engine.weights().tensors().get("bn.beta")[0]);
            }
            return least;
        }
    }

    private SubjectResult compare(FastLayers layers) {
        ParitySettings settings = new ParitySettings(
                List.of(subject()),
                List.of(Precision.FLOAT),
                List.of(1, STEPS),
                SEED,
                1,
                Optional.of(OwnLayers.of(layers)));
        return new ParityRun(settings).run(result -> {}).get(0);
    }

    @Test
    void smallErrorsOfManyStepsAreNoTie() {
        double low = 0;
        double high = 1;
        for (int i = 0; i < 30; i++) {
            start = (low + high) / 2;
            if (leastBetaOfSoundSteps() < ABOVE) {
                low = start;
            } else {
                high = start;
            }
        }
        start = high;
        assertEquals(ABOVE, leastBetaOfSoundSteps(), ABOVE / 10);
        assertEquals(Verdict.OK, compare(new FastLayers(Kernels.withThreads(1))).verdict());
        SubjectResult result = compare(new GradientOff());
        String complaint = result.complaint(EngineKind.DL4J).orElse(result.verdict() + " " + result.excuse());
        assertEquals(Verdict.BROKEN, result.verdict(), complaint);
        assertTrue(complaint.contains("; no tie: the engines part beyond rounding in step "), complaint);
    }

    /** The gradient of a beta, off by 2.5e-5. */
    private static final class GradientOff extends FastLayers {
        GradientOff() {
            super(Kernels.withThreads(1));
        }

        @Override
        public Layer<FloatTensor> batchNorm(LayerSpec.BatchNorm spec) {
            return new FaultyLayer<>(super.batchNorm(spec)) {
                @Override
                public FloatTensor backward(FloatTensor dy) {
                    FloatTensor dx = super.backward(dy);
                    FloatTensor beta = parameters().get(1).gradient();
                    beta.set(0, beta.get(0) + OFF);
                    return dx;
                }
            };
        }
    }
}
