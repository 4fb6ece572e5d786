package backproplab.dl4j.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.deeplearning4j.nn.layers.mkldnn.BaseMKLDNNHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OneDnnTest {

    private String before;

    @BeforeEach
    void remember() {
        before = System.clearProperty(OneDnn.DISABLED);
    }

    @AfterEach
    void restore() {
        System.clearProperty(OneDnn.DISABLED);
        if (before != null) {
            System.setProperty(OneDnn.DISABLED, before);
        }
    }

    /** Deeplearning4j finds the class and believes it, whichever build the tests run with. */
    @Test
    void deeplearning4jHearsWhatTheLibraryIs() {
        assertEquals(OneDnn.classifier().contains("-onednn"), OneDnn.loaded());
        assertEquals(OneDnn.loaded(), BaseMKLDNNHelper.mklDnnEnabled());
    }

    @Test
    void theUsersWordIsHeard() {
        assertEquals(Optional.empty(), OneDnn.users());
        System.setProperty(OneDnn.DISABLED, "true");
        assertEquals(Optional.of(false), OneDnn.users());
        System.setProperty(OneDnn.DISABLED, "false");
        assertEquals(Optional.of(true), OneDnn.users());
    }

    @Test
    void whileANetworkIsBuiltThePropertyIsSetAndAfterwardsAsItWas() {
        assertEquals("false", OneDnn.with(true, () -> System.getProperty(OneDnn.DISABLED)));
        assertEquals("true", OneDnn.with(false, () -> System.getProperty(OneDnn.DISABLED)));
        assertNull(System.getProperty(OneDnn.DISABLED));
        System.setProperty(OneDnn.DISABLED, "true");
        assertThrows(
                IllegalStateException.class,
                () -> OneDnn.with(true, () -> {
                    throw new IllegalStateException("planted");
                }));
        assertEquals("true", System.getProperty(OneDnn.DISABLED));
    }
}
