package backproplab.check.planted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.check.verdict.CheckResult;
import backproplab.check.verdict.Hint;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who writes Adam as the paper's algorithm 1 is right, and is told the same mistakes. */
class AlgorithmOneTest {
    static List<Class<?>> wrong() {
        return Arrays.stream(AlgorithmOne.class.getDeclaredClasses())
                .filter(type -> !PlantedClasses.mistakes(type).isEmpty())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(classes = {AlgorithmOne.Adam.class, AlgorithmOne.AdamW.class})
    void isRight(Class<?> type) {
        CheckResult result = PlantedClasses.check(type);
        assertTrue(result.right(), result::toString);
        assertEquals(List.of(), result.hints());
        assertEquals(List.of(), result.spread());
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void isToldItsMistake(Class<?> type) {
        CheckResult result = PlantedClasses.check(type);
        List<String> hints = result.hints().stream().map(Hint::mistake).toList();
        assertEquals(PlantedClasses.mistakes(type), hints);
    }

    @Test
    void thereAreMistakesToTell() {
        assertTrue(wrong().size() >= 10);
    }
}
