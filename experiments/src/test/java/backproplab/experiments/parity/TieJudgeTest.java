package backproplab.experiments.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.dl4j.Precision;
import backproplab.experiments.engine.EngineKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the judge asks, and what it makes of the answers. */
class TieJudgeTest {
    private static final Subject SUBJECT = Subjects.all(false).get(0);
    private static final long SEED = 1;
    private static final double BEYOND = 0.5;
    private static final double WITHIN = 1 - 1e-6;

    private final List<String> asked = new ArrayList<>();
    private final Map<Long, Double> values = new HashMap<>();
    private final Map<Long, Integer> tieSteps = new HashMap<>();
    private double valueInDouble;

    @BeforeEach
    void aTieInTheGivenSeedOnly() {
        valueInDouble = 1;
        tieSteps.put(SEED, 3);
    }

    private final TieJudge.Trials trials = new TieJudge.Trials() {
        @Override
        public SubjectResult compare(Subject subject, Precision precision, long seed) {
            asked.add(precision + " " + seed);
            return result(precision, precision == Precision.DOUBLE ? valueInDouble : values.getOrDefault(seed, WITHIN));
        }

        @Override
        public Tie firstTie(Subject subject, long seed, int steps, boolean toTheEnd) throws NoTieException {
            asked.add("tie " + seed + " in " + steps + (toTheEnd ? ", all steps" : ""));
            if (!tieSteps.containsKey(seed)) {
                throw new NoTieException("step 1 is wrong");
            }
            return new Tie(tieSteps.get(seed), "relu", 0, 1e-7, 1e-7);
        }
    };

    private static Finding finding(int step, Quantity quantity, double value) {
        TensorError error = TensorError.of(new double[] {1}, new double[] {value});
        return new Finding(step, quantity, "w", error, false, 1e-3);
    }

    private static SubjectResult result(Precision precision, double value) {
        return new SubjectResult(
                SUBJECT,
                precision,
                List.of(finding(0, Quantity.GRADIENT, 1), finding(10, Quantity.PARAMETER, value)),
                Optional.empty());
    }

    private SubjectResult judge() {
        return new TieJudge(trials, EngineKind.DL4J).judge(result(Precision.FLOAT, BEYOND), SEED);
    }

    private void assertBroken(String objection) {
        SubjectResult judged = judge();
        assertEquals(Verdict.BROKEN, judged.verdict());
        assertEquals(0, judged.tied());
        assertEquals(Optional.of(objection), judged.objection());
        assertTrue(judged.complaint(EngineKind.DL4J).orElseThrow().endsWith("; no tie: " + objection));
    }

    @Test
    void withProofDoubleAndTwoWitnessesItIsTied() {
        values.put(2L, 1 - 2e-6);
        SubjectResult judged = judge();
        assertEquals(Verdict.TIED, judged.verdict());
        assertEquals(List.of("tie 1 in 10, all steps", "DOUBLE 1", "FLOAT 2", "FLOAT 3"), asked);
        assertEquals(2e-6, judged.findings().get(1).proof().orElseThrow().witnessed(), 1e-12);
        assertEquals(Verdict.OK, judged.findings().get(0).verdict());
    }

    @Test
    void aSeedWithATieOfItsOwnIsNoWitness() {
        values.put(2L, BEYOND);
        tieSteps.put(2L, 1);
        assertEquals(Verdict.TIED, judge().verdict());
        assertEquals(
                List.of("tie 1 in 10, all steps", "DOUBLE 1", "FLOAT 2", "tie 2 in 10", "FLOAT 3", "FLOAT 4"), asked);
    }

    @Test
    void aSeedBeyondItsBoundWithoutATieSpeaksAgainst() {
        values.put(3L, BEYOND);
        assertBroken("with seed 3 too, step 1 is wrong");
    }

    @Test
    void withoutTwoWitnessesNothingIsExcused() {
        for (long seed = 2; seed < 100; seed++) {
            values.put(seed, BEYOND);
            tieSteps.put(seed, 1);
        }
        values.put(20L, WITHIN);
        assertBroken("of seeds 2 to 33 only 1 are within the bounds");
    }

    @Test
    void aWrongStepSpeaksAgainst() {
        tieSteps.clear();
        assertBroken("step 1 is wrong");
        assertEquals(List.of("tie 1 in 10, all steps"), asked);
    }

    @Test
    void whatIsWrongInDoubleIsNoTie() {
        valueInDouble = BEYOND;
        assertBroken(
                "in double it is wrong too: layer/Linear in double, step 10, parameter of w: relative error 5.00e-01,"
                        + " bound 1e-03; worst at index 0: 1.0 here, 0.5 in Deeplearning4j");
    }

    @Test
    void aTieAfterTheQuantityDoesNotExcuseIt() {
        tieSteps.put(SEED, 11);
        assertBroken(
                "the engines part only in step 11, relu, input 0, 1.0e-07 from its other side, where rounding is 1.0e-07");
    }

    @Test
    void logitsAndDoubleAreNotExcused() {
        SubjectResult logits = new SubjectResult(
                SUBJECT, Precision.FLOAT, List.of(finding(0, Quantity.FORWARD, BEYOND)), Optional.empty());
        assertSame(logits, new TieJudge(trials, EngineKind.DL4J).judge(logits, SEED));
        SubjectResult inDouble = result(Precision.DOUBLE, BEYOND);
        assertSame(inDouble, new TieJudge(trials, EngineKind.DL4J).judge(inDouble, SEED));
        SubjectResult failed = new SubjectResult(
                SUBJECT,
                Precision.FLOAT,
                List.of(finding(1, Quantity.PARAMETER, BEYOND)),
                Optional.of("out of memory"));
        assertSame(failed, new TieJudge(trials, EngineKind.DL4J).judge(failed, SEED));
        assertEquals(List.of(), asked);
    }

    @Test
    void whatIsNoNumberIsNotTied() {
        SubjectResult judged = new TieJudge(trials, EngineKind.DL4J).judge(result(Precision.FLOAT, Double.NaN), SEED);
        assertEquals(Verdict.BROKEN, judged.verdict());
    }
}
