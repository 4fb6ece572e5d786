package backproplab.check.trial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.check.part.Parts;
import backproplab.manual.layer.Layer;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.LayerSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SubjectsTest {
    static List<Subject> subjects() {
        return Subjects.all();
    }

    @Test
    void everyKindOfLayerButBlocksIsASubject() {
        Set<String> names = new HashSet<>();
        subjects().forEach(subject -> names.add(subject.name()));
        assertEquals(subjects().size(), names.size());
        List<String> missing = new ArrayList<>();
        for (Class<?> kind : LayerSpec.class.getPermittedSubclasses()) {
            if (!names.contains(kind.getSimpleName())) {
                missing.add(kind.getSimpleName());
            }
        }
        // Activations are named by their function; a block is made of layers.
        assertEquals(List.of("Activation", "Residual"), missing);
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void theTextbookGoesThroughEveryFixture(Subject subject) {
        Set<String> names = new HashSet<>();
        for (Fixture fixture : fixtures(subject)) {
            assertTrue(names.add(fixture.name()), fixture.name());
            Observations seen = fixture.observe(new Parts());
            assertTrue(seen.thrown().isEmpty(), fixture.name() + ": " + seen.thrown());
            Set<String> quantities = new HashSet<>();
            for (Observation one : seen.seen()) {
                assertTrue(quantities.add(one.name()), one.name());
                assertEquals(one.shape().size(), one.values().length);
                assertTrue(Arrays.stream(one.values()).allMatch(Double::isFinite), one.name());
            }
            Observations again = fixture.observe(new Parts());
            for (Observation one : seen.seen()) {
                assertArrayEquals(
                        one.values(), again.find(one.name()).orElseThrow().values());
            }
        }
    }

    private static List<Fixture> fixtures(Subject subject) {
        List<Fixture> fixtures = new ArrayList<>(subject.fixtures());
        LongStream.range(0, 10)
                .mapToObj(seed -> RandomFixtures.draw(subject.name(), seed))
                .forEach(fixtures::add);
        return fixtures;
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void inputsAreTheSameInSinglePrecision(Subject subject) {
        for (Fixture fixture : fixtures(subject)) {
            for (Observation input : fixture.inputs()) {
                boolean constant = input.shape().size() == 1;
                boolean exact = Arrays.stream(input.values()).allMatch(value -> value == (float) value);
                assertTrue(constant || exact, () -> fixture.name() + " " + input.name());
            }
        }
    }

    /** Central differences judge the textbook on every fixture on which they mean something. */
    @ParameterizedTest
    @MethodSource("subjects")
    void theTextbooksGradientsAreThoseOfItsForward(Subject subject) {
        for (Fixture fixture : subject.fixtures()) {
            fixture.ownGradientErrors(new Parts(), true)
                    .forEach((quantity, error) ->
                            assertTrue(error < 1e-7, fixture.name() + " " + quantity + ": " + error));
        }
    }

    @Test
    void whatAPartMayNotReturnIsSaid() {
        Fixture linear = Subjects.named(Subjects.LINEAR).fixtures().get(0);
        Parts nothing = new Parts() {
            @Override
            public Layer<DoubleTensor> linear(LayerSpec.Linear spec) {
                return null;
            }
        };
        assertEquals("the factory returned null", thrown(linear, nothing));
        Parts other = new Parts() {
            @Override
            public Layer<DoubleTensor> linear(LayerSpec.Linear spec) {
                return super.linear(new LayerSpec.Linear(spec.out(), spec.in()));
            }
        };
        assertEquals("parameters returned 5x6 and 6; 6x5 and 5 is right", thrown(linear, other));
        Parts endless = new Parts() {
            @Override
            public Layer<DoubleTensor> linear(LayerSpec.Linear spec) {
                return linear(spec);
            }
        };
        assertTrue(thrown(linear, endless).startsWith("it calls itself without end (StackOverflowError), at "));
        Parts unfinished = new Parts() {
            @Override
            public Layer<DoubleTensor> linear(LayerSpec.Linear spec) {
                throw new AssertionError("not\nyet");
            }
        };
        String words = thrown(linear, unfinished);
        assertTrue(words.startsWith("AssertionError: not yet, at backproplab.check.trial.SubjectsTest"), words);
    }

    private static String thrown(Fixture fixture, Parts parts) {
        return Thrown.words(fixture.observe(parts).thrown().orElseThrow());
    }

    @Test
    void anUnknownSubjectIsRefused() {
        String message = assertThrows(IllegalArgumentException.class, () -> Subjects.named("Liner"))
                .getMessage();
        assertEquals("there is no subject Liner", message);
    }
}
