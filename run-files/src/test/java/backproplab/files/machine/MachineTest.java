package backproplab.files.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class MachineTest {
    /** As where the home cache is full, or mounted so that nothing in it can be run. */
    @Test
    void whatCannotBeReadIsUnknown() {
        assertEquals("unknown", Machine.known(() -> {
            throw new NoClassDefFoundError("com.sun.jna.Native");
        }));
        assertEquals("unknown", Machine.known(() -> {
            throw new UnsatisfiedLinkError("jnidispatch");
        }));
        assertEquals("unknown", Machine.known(() -> {
            throw new IllegalStateException("no such file");
        }));
        assertEquals(7L, Machine.known(() -> 7L));
    }

    @Test
    void theProcessorIsKnownHere() {
        assertNotEquals("unknown", Machine.cpu());
    }
}
