package backproplab.experiments.results;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class EnvironmentTest {
    @Test
    void theProcessorIsKnownHere() {
        assertNotEquals("unknown", Environment.read(false).get("cpu"));
    }
}
