package backproplab.check.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.check.mistake.Mistake;
import backproplab.check.mistake.TensorMistake;
import backproplab.check.own.OwnPart;
import backproplab.check.part.Parts;
import backproplab.check.trial.Subjects;
import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Pass;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.LayerSpec;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class DiagnosisTest {
    static final List<TensorMistake> FACTORS = List.of(Factor.TIMES_N, Factor.TIMES_4, Factor.SIGN);

    private static class NoBias extends Bent {
        NoBias(LayerSpec.Linear spec) {
            super(spec);
        }

        @Override
        void output(DoubleTensor x, DoubleTensor y) {
            for (int i = 0; i < y.size(); i++) {
                y.data()[i] -= bias()[i % bias().length];
            }
        }
    }

    /** Its second backward pass knows of the first batch as well. */
    private static class WeightGradientTimes extends Bent {
        private final Function<DoubleTensor, Double> factor;

        WeightGradientTimes(LayerSpec.Linear spec, Function<DoubleTensor, Double> factor) {
            super(spec);
            this.factor = factor;
        }

        @Override
        void weightGradient(DoubleTensor dy, double[] dw) {
            times(factor.apply(dy), dw);
        }
    }

    private static Layer<DoubleTensor> timesN(LayerSpec.Linear spec) {
        return new WeightGradientTimes(spec, dy -> (double) dy.shape().dim(0));
    }

    private static Layer<DoubleTensor> noBiasAndTimesN(LayerSpec.Linear spec) {
        return new NoBias(spec) {
            @Override
            void weightGradient(DoubleTensor dy, double[] dw) {
                times(dy.shape().dim(0), dw);
            }
        };
    }

    /** Computes in float on the way. */
    private static class InFloat extends Bent {
        InFloat(LayerSpec.Linear spec) {
            super(spec);
        }

        @Override
        void output(DoubleTensor x, DoubleTensor y) {
            for (int i = 0; i < y.size(); i++) {
                y.data()[i] = (float) y.data()[i];
            }
        }
    }

    /** Neither "times 1" nor "plus 0.000". */
    @Test
    void aNumberRoundedOnTheWayIsNoConstantDifference() {
        CheckResult result = check(List.of(), List.of(), InFloat::new);
        assertFalse(result.right());
        assertTrue(
                result.spread()
                        .contains(
                                "y differs in its last digits alone, as if a number were rounded on the way, on every fixture"),
                result.spread().toString());
    }

    static Mistake mistake(String id, Function<LayerSpec.Linear, Layer<DoubleTensor>> make) {
        return new Mistake(
                id, Subjects.LINEAR, "the case is " + id, "is it " + id + "?", "LinearLoops.forward", Bent.parts(make));
    }

    static CheckResult check(
            List<Mistake> mistakes, List<TensorMistake> tensors, Function<LayerSpec.Linear, Layer<DoubleTensor>> own) {
        return new Diagnosis(mistakes, tensors).of(Bent.part(own));
    }

    static List<String> ids(CheckResult result) {
        return result.hints().stream().map(Hint::mistake).toList();
    }

    @Test
    void whatIsRightHasNoHint() {
        CheckResult result = check(List.of(mistake("no-bias", NoBias::new)), FACTORS, Bent::new);
        assertTrue(result.right());
        assertEquals(List.of(), result.hints());
        assertEquals(List.of(), result.spread());
        assertEquals("Mine", result.className());
        assertEquals(Subjects.LINEAR, result.subject());
    }

    @Test
    void aMistakeThatGivesEverythingIsStatedAlone() {
        List<Mistake> catalogue = List.of(
                mistake("both", DiagnosisTest::noBiasAndTimesN),
                mistake("no-bias", NoBias::new),
                mistake("times-n", DiagnosisTest::timesN));
        CheckResult result = check(catalogue, FACTORS, NoBias::new);
        assertFalse(result.right());
        assertEquals(List.of("no-bias"), ids(result));
        Hint hint = result.hints().get(0);
        assertTrue(result.certain(hint));
        assertEquals(List.of("y", "y of the second batch", "y of the third batch"), hint.quantities());
        assertEquals("The case is no-bias. Is it no-bias?", hint.words());
        assertEquals("LinearLoops.forward", hint.read());
        assertEquals(List.of(), result.spread());
        // The catalogue's implementation is told, not the changed tensor that it gives.
        assertEquals(List.of("times-n"), ids(check(catalogue, FACTORS, DiagnosisTest::timesN)));
        assertEquals(List.of("both"), ids(check(catalogue, FACTORS, DiagnosisTest::noBiasAndTimesN)));
    }

    @Test
    void aFactorIsToldFromTheBatchSizeByOtherFixtures() {
        CheckResult byBatch = check(List.of(), FACTORS, DiagnosisTest::timesN);
        assertEquals(List.of("times-n"), ids(byBatch));
        assertTrue(byBatch.certain(byBatch.hints().get(0)));
        assertEquals(
                "dW is the right one times 4.0: is that meant?",
                byBatch.hints().get(0).words());
        assertEquals("LinearLoops.backward", byBatch.hints().get(0).read());
        CheckResult byFour = check(List.of(), FACTORS, spec -> new WeightGradientTimes(spec, dy -> 4.0));
        assertEquals(List.of("times-4"), ids(byFour));
    }

    @Test
    void severalTensorsWithOneMistakeAreOneHint() {
        CheckResult result = check(List.of(), FACTORS, spec -> new WeightGradientTimes(spec, dy -> -1.0) {
            @Override
            void biasGradient(DoubleTensor dy, double[] db) {
                times(-1, db);
            }
        });
        assertEquals(
                "dW is the right one times -1.0, and so with db: is that meant?",
                result.hints().get(0).words());
        assertEquals(1, result.hints().size());
    }

    @Test
    void whatSeveralGiveIsStatedByNone() {
        CheckResult result =
                check(List.of(mistake("one", NoBias::new), mistake("other", NoBias::new)), FACTORS, NoBias::new);
        assertEquals(List.of("one", "other"), ids(result));
        assertFalse(result.certain(result.hints().get(0)));
        assertFalse(result.certain(result.hints().get(1)));
    }

    @Test
    void ofTwoMistakesAtOnceEachExplainsItsOwn() {
        CheckResult result = check(List.of(mistake("no-bias", NoBias::new)), FACTORS, DiagnosisTest::noBiasAndTimesN);
        assertEquals(List.of("no-bias", "times-n"), ids(result));
        result.hints().forEach(hint -> assertFalse(result.certain(hint)));
        assertEquals(List.of(), result.spread());
    }

    @Test
    void aMistakeThatIsContradictedSomewhereExplainsNothingThere() {
        // As it would be on the first fixture, where N is 4; on the others not.
        CheckResult result = check(
                List.of(mistake("times-4", spec -> new WeightGradientTimes(spec, dy -> 4.0))),
                List.of(Factor.TIMES_4),
                DiagnosisTest::timesN);
        assertEquals(List.of(), result.hints());
        assertEquals(
                List.of(
                        "dW is the right one times N, the batch size; central differences of your own forward give another dW"),
                result.spread());
    }

    @Test
    void factorsWithTheBatchSizeInThemAreSeen() {
        assertEquals("dW is the right one times 2 N, with N the batch size", ofFactor(n -> 2 * n));
        assertEquals("dW is the right one times -1 / N, with N the batch size", ofFactor(n -> -1 / n));
        assertEquals("dW is the right one times 2.5, on every fixture", ofFactor(n -> 2.5));
    }

    private static String ofFactor(DoubleUnaryOperator factor) {
        CheckResult result = check(
                List.of(),
                List.of(),
                spec -> new WeightGradientTimes(
                        spec, dy -> factor.applyAsDouble(dy.shape().dim(0))));
        return result.spread().get(0).split(";")[0];
    }

    @Test
    void ofEqualExplanationsOneIsToldThatClaimsNothingElse() {
        Function<LayerSpec.Linear, Layer<DoubleTensor>> bold = spec -> new WeightGradientTimes(spec, dy -> -1.0) {
            @Override
            void inputGradient(DoubleTensor dy, DoubleTensor dx) {
                times(-1, dx.data());
            }
        };
        // Two mistakes, so that neither is the whole; dx is right.
        CheckResult result = check(List.of(mistake("bold", bold)), FACTORS, spec -> new NoBias(spec) {
            @Override
            void weightGradient(DoubleTensor dy, double[] dw) {
                times(-1, dw);
            }
        });
        assertEquals(List.of("sign"), ids(result));
    }

    @Test
    void aLittleErrorIsNotExplainedByAnotherLittleError() {
        Function<LayerSpec.Linear, Layer<DoubleTensor>> nearly = spec -> new WeightGradientTimes(spec, dy -> 1 + 1e-7);
        Function<LayerSpec.Linear, Layer<DoubleTensor>> almost = spec -> new WeightGradientTimes(spec, dy -> 1 + 3e-7);
        CheckResult result = check(List.of(mistake("nearly", nearly)), List.of(), almost);
        assertFalse(result.right());
        assertEquals(List.of(), result.hints());
        assertEquals(List.of("nearly"), ids(check(List.of(mistake("nearly", nearly)), List.of(), nearly)));
    }

    @Test
    void aWrongForwardIsTheCauseOfItsGradients() {
        // y = 1.7 (x W + b), and the gradients of that.
        CheckResult result = check(List.of(), FACTORS, spec -> new Bent(spec) {
            @Override
            void output(DoubleTensor x, DoubleTensor y) {
                times(1.7, y.data());
            }

            @Override
            void inputGradient(DoubleTensor dy, DoubleTensor dx) {
                times(1.7, dx.data());
            }

            @Override
            void weightGradient(DoubleTensor dy, double[] dw) {
                times(1.7, dw);
            }

            @Override
            void biasGradient(DoubleTensor dy, double[] db) {
                times(1.7, db);
            }
        });
        assertEquals(
                List.of(
                        "y is the right one times 1.7, on every fixture",
                        "dx, dW and db are the gradients of your own forward, as central differences say: it is forward that"
                                + " is wrong."),
                result.spread());
    }

    @Test
    void aWrongBackwardIsToldFromARightForward() {
        CheckResult result = check(List.of(), FACTORS, spec -> new Bent(spec) {
            @Override
            void inputGradient(DoubleTensor dy, DoubleTensor dx) {
                dx.data()[0] += 1;
            }
        });
        assertEquals(1, result.spread().size());
        String line = result.spread().get(0);
        assertTrue(line.startsWith("dx is wrong in row 0 alone (from 0), by no constant factor"), line);
        assertTrue(line.endsWith("central differences of your own forward give another dx"), line);
    }

    @Test
    void anArgumentThatIsWrittenIsSaidFirst() {
        CheckResult result = check(List.of(), FACTORS, spec -> new Bent(spec) {
            @Override
            void output(DoubleTensor x, DoubleTensor y) {
                times(0.3, x.data());
            }
        });
        assertEquals(List.of(), result.spread());
        assertEquals(List.of(ChangedArguments.ID), ids(result));
        Hint hint = result.hints().get(0);
        assertFalse(result.certain(hint), "dW is wrong because of it");
        assertEquals(
                "x afterwards is not what was given: what a method is given it may read, not write; mend this first, other"
                        + " numbers may be wrong because of it.",
                hint.words());
    }

    /** What a student prints in forward comes three times for each fixture, not a thousand times. */
    @Test
    void whatIsExplainedNeedsNoCentralDifferences() {
        AtomicInteger calls = new AtomicInteger();
        Function<LayerSpec.Linear, Layer<DoubleTensor>> counted = spec -> new NoBias(spec) {
            @Override
            public DoubleTensor forward(DoubleTensor x, Pass pass) {
                calls.incrementAndGet();
                return super.forward(x, pass);
            }
        };
        check(List.of(mistake("no-bias", NoBias::new)), FACTORS, counted);
        assertEquals(3 * Subjects.named(Subjects.LINEAR).fixtures().size(), calls.get());
        calls.set(0);
        check(List.of(), FACTORS, counted);
        assertEquals(3 * Subjects.named(Subjects.LINEAR).fixtures().size(), calls.get(), "no gradient is wrong");
    }

    @Test
    void singlePrecisionMayBeOffByItsRounding() {
        Function<LayerSpec.Linear, Layer<DoubleTensor>> rounded = spec -> new Bent(spec) {
            @Override
            void output(DoubleTensor x, DoubleTensor y) {
                for (int i = 0; i < y.size(); i++) {
                    y.data()[i] = (float) y.data()[i];
                }
            }
        };
        assertFalse(check(List.of(), FACTORS, rounded).right());
        OwnPart inFloat = new OwnPart("Mine", Subjects.named(Subjects.LINEAR), Bent.parts(rounded), true);
        assertTrue(new Diagnosis(List.of(), FACTORS).of(inFloat).right());
    }

    @Test
    void anotherSubjectsMistakesAreNotAsked() {
        Mistake elsewhere = new Mistake("elsewhere", Subjects.CONV2D, "", "", "", new Parts() {
            @Override
            public Layer<DoubleTensor> linear(LayerSpec.Linear spec) {
                return new NoBias(spec);
            }
        });
        assertEquals(
                List.of(), check(List.of(elsewhere), List.of(), NoBias::new).hints());
    }
}
