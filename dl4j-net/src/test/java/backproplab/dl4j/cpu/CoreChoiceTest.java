package backproplab.dl4j.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import backproplab.network.processor.Processor;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CoreChoiceTest {

    private final Map<String, String> variables = new HashMap<>();

    @Test
    void theRulesAnswerIsSet() {
        CoreChoice choice = CoreChoice.make(Processors.ICE_LAKE, Map.of(), variables::put);
        assertEquals(Map.of("OPENBLAS_CORETYPE", "SkylakeX"), variables);
        assertEquals(
                new CoreChoice(Chooser.RULE, Optional.of("SkylakeX"), Optional.of("SkylakeX"), Optional.empty()),
                choice);
    }

    @Test
    void whatTheUserSetStays() {
        CoreChoice choice = CoreChoice.make(
                Processors.ICE_LAKE,
                Map.of("OPENBLAS_CORETYPE", "Haswell"),
                (name, value) -> fail("set " + name + " to " + value));
        assertEquals(
                new CoreChoice(Chooser.USER, Optional.of("Haswell"), Optional.of("SkylakeX"), Optional.empty()),
                choice);
    }

    @Test
    void withoutAnAnswerNothingIsSet() {
        CoreChoice choice =
                CoreChoice.make(Processor.UNKNOWN, Map.of(), (name, value) -> fail("set " + name + " to " + value));
        assertEquals(new CoreChoice(Chooser.LIBRARY, Optional.empty(), Optional.empty(), Optional.empty()), choice);
    }

    @Test
    void whatCannotBeSetIsToldAndStopsNothing() {
        CoreChoice choice = CoreChoice.make(Processors.HASWELL, Map.of(), (name, value) -> {
            throw new UnsatisfiedLinkError("no folder for it\nand more");
        });
        assertEquals(
                new CoreChoice(
                        Chooser.LIBRARY,
                        Optional.empty(),
                        Optional.of("Haswell"),
                        Optional.of("UnsatisfiedLinkError: no folder for it")),
                choice);
    }
}
