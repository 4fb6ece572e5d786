package backproplab.experiments.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.dl4j.Precision;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.engine.OwnLayers;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.rule.TrainingRule;
import backproplab.network.shape.Window;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A tie is excused, and nothing hides behind it. The tie is made, not met: batch norm without scale gives the ReLU exactly 1e-9 in every
 * engine on every processor, and {@link OtherSide} takes that for less than 0.
 */
class TieTest {
    private static final long SEED = 1;
    private static final int STEPS = 20;

    /** Channel 0 at the tie, with one seed; channel 1 at exactly 0; the pixels of channel 2 all equal; channel 3 as it comes. */
    private static void adjust(String name, double[] values, long seed) {
        if (name.equals("bn.gamma")) {
            values[0] = seed == SEED ? 0 : values[0];
            values[1] = 0;
            values[2] = 0;
        } else if (name.equals("bn.beta")) {
            values[0] = seed == SEED ? (float) 1e-9 : values[0];
            values[1] = 0;
            values[2] = 0.3f;
        }
    }

    private static Subject subject() {
        LayerNet net = new LayerNet("tied", layers -> {
            layers.conv2d("before", 4, new Window(3, 1, 1), true);
            layers.batchNorm("bn");
            layers.maxPool2d("pool", new Window(2, 2, 0));
            layers.activation("relu", ActivationFunction.RELU);
            layers.flatten("flatten");
        });
        return Subject.of("layer/tied", net, new Subject.Image(2, 4, 4), 3, TrainingRule.SGD, 0.2)
                .from(TieTest::adjust);
    }

    private static SubjectResult compare(OtherSide layers) {
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
    void aTieAloneIsExcusedWithItsEvidence() {
        SubjectResult result = compare(new OtherSide());
        assertEquals(Verdict.TIED, result.verdict(), () -> result.complaint(EngineKind.DL4J)
                .orElse(""));
        assertEquals(0, result.broken());
        for (int step : List.of(0, 1, STEPS)) {
            assertTrue(
                    result.findings().stream()
                            .anyMatch(finding -> finding.step() == step && finding.verdict() == Verdict.TIED),
                    "tied at step " + step);
        }
        for (Finding finding : result.findings()) {
            assertEquals(finding.verdict() == Verdict.TIED, finding.proof().isPresent(), finding.toString());
            assertEquals(finding.verdict() == Verdict.TIED, finding.share() > 1, finding.toString());
        }
        TieProof proof = result.worst().orElseThrow().proof().orElseThrow();
        assertEquals(1, proof.tie().step());
        assertEquals("relu", proof.tie().layer());
        assertEquals(0, proof.tie().index());
        assertEquals(1e-9, proof.tie().size(), 1e-15);
        assertTrue(proof.tie().rounding() > 1e-9 && proof.tie().rounding() < 1e-6, proof.toString());
        assertTrue(proof.witnessed() <= result.worst().orElseThrow().bound());
        assertTrue(
                result.excuse()
                        .orElseThrow()
                        .startsWith("layer/tied in float: " + result.tied()
                                + " tied since step 1, relu, input 0, 1.0e-09 from its other side, where rounding is "),
                result.excuse().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GradientOff|in step 1 the gradient of",
                "GradientHardlyOff|in step 1 the gradient of",
                "VarianceOff|leaves bn.var 9.1e-02 from where the textbook leaves it from the same weights",
                "MaskWithZero|in step 1 the gradient of",
                "LastOfEquals|in step 1 the gradient of",
                "RateOff|step 1 of manual-",
            })
    void aFaultDoesNotHideBehindATie(String faulty, String why) throws ReflectiveOperationException {
        SubjectResult result = compare(faulty);
        assertEquals(Verdict.BROKEN, result.verdict());
        assertEquals(0, result.tied());
        String complaint = result.complaint(EngineKind.DL4J).orElseThrow();
        assertTrue(complaint.contains("; no tie: ") && complaint.contains(why), complaint);
    }

    @Test
    void nothingExcusesLogits() throws ReflectiveOperationException {
        SubjectResult result = compare("BiasOff");
        assertEquals(Verdict.BROKEN, result.verdict());
        assertEquals(0, result.tied());
        String complaint = result.complaint(EngineKind.DL4J).orElseThrow();
        assertTrue(complaint.contains("step 0, forward of logits: relative error"), complaint);
        assertFalse(complaint.contains("no tie"), complaint);
    }

    private static SubjectResult compare(String faulty) throws ReflectiveOperationException {
        Class<?> type = Class.forName(FloatFaults.class.getName() + "$" + faulty);
        return compare((OtherSide) type.getConstructor().newInstance());
    }
}
