package backproplab.experiments.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import backproplab.files.machine.Machine;
import backproplab.network.processor.Processor;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EnvironmentTest {
    @Test
    void theProcessorIsKnownHere() {
        assertNotEquals("unknown", Environment.read(false).get("cpu"));
    }

    @Test
    void theProcessorIsNamedByModelWhereThatIsKnown() {
        Processor epyc = new Processor(Processor.AMD, "AMD EPYC", 25, 17, Set.of(), 0, 0, 0);
        assertEquals("AMD EPYC (family 25, model 17)", Environment.cpu(epyc));
        assertEquals(Machine.cpu(), Environment.cpu(Processor.UNKNOWN));
    }
}
