package backproplab.check.planted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.check.mistake.Catalogue;
import backproplab.check.mistake.Mistake;
import backproplab.check.verdict.CheckResult;
import backproplab.check.verdict.Hint;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is exactly something else that is known is called so; what is nearly that is not. */
class TakenForAnotherTest {
    static List<Class<?>> another() {
        return planted(true);
    }

    static List<Class<?>> nearlyAnother() {
        return planted(false);
    }

    private static List<Class<?>> planted(boolean known) {
        List<String> ids = Catalogue.all().stream().map(Mistake::id).toList();
        return Arrays.stream(TakenForAnother.class.getDeclaredClasses())
                .filter(type -> !PlantedClasses.mistakes(type).isEmpty()
                        && ids.containsAll(PlantedClasses.mistakes(type)) == known)
                .collect(Collectors.toList());
    }

    @ParameterizedTest
    @MethodSource("another")
    void isCalledWhatItIs(Class<?> type) {
        CheckResult result = PlantedClasses.check(type);
        assertEquals(
                PlantedClasses.mistakes(type),
                result.hints().stream().map(Hint::mistake).toList());
        Hint hint = result.hints().get(0);
        assertTrue(hint.words().startsWith("This is "), hint::words);
        boolean drawn = hint.words().contains("(about: ");
        assertEquals(!drawn, hint.words().startsWith("This is exactly "), hint::words);
        assertEquals(!drawn, result.certain(hint), hint::words);
    }

    @ParameterizedTest
    @MethodSource("nearlyAnother")
    void isNotCalledWhatItIsNot(Class<?> type) {
        CheckResult result = PlantedClasses.check(type);
        assertFalse(result.right());
        assertEquals(List.of(), result.hints());
        assertFalse(result.spread().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(classes = TakenForAnother.MomentumOfPytorch.class)
    void bothConventionsAreRight(Class<?> type) {
        CheckResult result = PlantedClasses.check(type);
        assertTrue(result.right(), result::toString);
        assertEquals(List.of(), result.hints());
    }

    @Test
    void thereAreSomeOfEach() {
        assertEquals(19, another().size());
        assertEquals(6, nearlyAnother().size());
    }
}
