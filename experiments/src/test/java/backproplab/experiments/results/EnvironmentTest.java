package backproplab.experiments.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class EnvironmentTest {
    /** As where the home cache is full, or mounted so that nothing in it can be run. */
    @Test
    void whatCannotBeReadIsUnknown() {
        assertEquals("unknown", Environment.known(() -> {
            throw new NoClassDefFoundError("com.sun.jna.Native");
        }));
        assertEquals("unknown", Environment.known(() -> {
            throw new UnsatisfiedLinkError("jnidispatch");
        }));
        assertEquals("unknown", Environment.known(() -> {
            throw new IllegalStateException("no such file");
        }));
        assertEquals(7L, Environment.known(() -> 7L));
    }

    @Test
    void theProcessorIsKnownHere() {
        assertNotEquals("unknown", Environment.read(false).get("cpu"));
    }
}
