package backproplab.check.verdict;

import static backproplab.check.verdict.DiagnosisTest.FACTORS;
import static backproplab.check.verdict.DiagnosisTest.check;
import static backproplab.check.verdict.DiagnosisTest.ids;
import static backproplab.check.verdict.DiagnosisTest.mistake;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.check.mistake.Mistake;
import backproplab.check.trial.Thrown;
import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Pass;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.LayerSpec;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Parts that throw, that return no tensor or one of another shape, and numbers that are not finite. */
class BrokenPartsTest {
    @Test
    void whatIsThrownIsSaidWithItsPlace() {
        CheckResult result = check(List.of(), FACTORS, spec -> new Bent(spec) {
            @Override
            void weightGradient(DoubleTensor dy, double[] dw) {
                dw[dw.length] = 1;
            }
        });
        assertFalse(result.right());
        String thrown = result.thrown().orElseThrow();
        assertTrue(
                thrown.startsWith("ArrayIndexOutOfBoundsException: Index 30 out of bounds for length 30, at "), thrown);
        assertTrue(thrown.endsWith(" (N 4, 6 to 5)"), thrown);
        Finding lost = result.findings().stream()
                .filter(finding -> finding.quantity().equals("dW"))
                .findFirst()
                .orElseThrow();
        assertTrue(Double.isNaN(lost.error()));
        assertFalse(lost.right());
        assertEquals(List.of(), result.hints());
    }

    @Test
    void thePlaceIsTheUsersLineAndNotThatOfATensor() {
        IndexOutOfBoundsException thrown = new IndexOutOfBoundsException("Index 9");
        StackTraceElement check = frame("backproplab.check.trial.LayerFixture", 5);
        thrown.setStackTrace(new StackTraceElement[] {
            frame("java.util.Objects", 1),
            frame("backproplab.manual.tensor.DoubleTensor", 2),
            frame("MyLinear", 3),
            check
        });
        assertEquals("IndexOutOfBoundsException: Index 9, at MyLinear.run(MyLinear.java:3)", Thrown.words(thrown));
        thrown.setStackTrace(new StackTraceElement[] {check, frame("Check", 6)});
        assertTrue(Thrown.words(thrown).contains("LayerFixture.java:5"), "not what calls the check");
    }

    private static StackTraceElement frame(String type, int line) {
        return new StackTraceElement(type, "run", type.substring(type.lastIndexOf('.') + 1) + ".java", line);
    }

    @Test
    void whatIsNoTensorOrOfAnotherShapeIsSaid() {
        CheckResult none = check(List.of(), FACTORS, spec -> new Bent(spec) {
            @Override
            public DoubleTensor backward(DoubleTensor dy) {
                return null;
            }
        });
        assertEquals("backward returned null (N 4, 6 to 5)", none.thrown().orElseThrow());
        CheckResult other = check(List.of(), FACTORS, spec -> new Bent(spec) {
            @Override
            public DoubleTensor forward(DoubleTensor x, Pass pass) {
                return x;
            }
        });
        assertEquals(
                "forward returned a tensor of shape 4x6; 4x5 is right (N 4, 6 to 5)",
                other.thrown().orElseThrow());
        assertTrue(
                other.spread().get(0).startsWith("y has the shape 4x6; 4x5 is right (N 4"),
                other.spread().toString());
    }

    @Test
    void numbersThatAreNotFiniteMakeNothingCertain() {
        Function<LayerSpec.Linear, Layer<DoubleTensor>> lost = spec -> new Bent(spec) {
            @Override
            void output(DoubleTensor x, DoubleTensor y) {
                Arrays.fill(y.data(), 0, y.size(), Double.NaN);
            }
        };
        CheckResult result = check(List.of(mistake("lost", lost)), FACTORS, lost);
        assertEquals(List.of("lost"), ids(result));
        assertFalse(result.certain(result.hints().get(0)));
        assertTrue(
                result.hints().get(0).words().contains("perhaps"),
                result.hints().get(0).words());
        CheckResult unknown = check(List.of(), FACTORS, lost);
        assertEquals(
                "y is NaN or infinite everywhere, on every fixture",
                unknown.spread().get(0));
    }

    @Test
    void wherePlacesAreNotFiniteAndOthersAreAMistakeIsKnownByThem() {
        Function<LayerSpec.Linear, Layer<DoubleTensor>> first = spec -> new Bent(spec) {
            @Override
            void output(DoubleTensor x, DoubleTensor y) {
                y.data()[0] = Double.NaN;
            }
        };
        Function<LayerSpec.Linear, Layer<DoubleTensor>> infinite = spec -> new Bent(spec) {
            @Override
            void output(DoubleTensor x, DoubleTensor y) {
                y.data()[0] = Double.POSITIVE_INFINITY;
            }
        };
        Function<LayerSpec.Linear, Layer<DoubleTensor>> second = spec -> new Bent(spec) {
            @Override
            void output(DoubleTensor x, DoubleTensor y) {
                y.data()[1] = Double.NaN;
            }
        };
        List<Mistake> catalogue = List.of(mistake("second", second), mistake("first", first));
        CheckResult result = check(catalogue, FACTORS, infinite);
        assertEquals(List.of("first"), ids(result));
        assertTrue(result.certain(result.hints().get(0)));
    }
}
