package backproplab.cluster;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import org.junit.jupiter.api.Test;

class ExitHooksTest {
    /** Where another release of Hadoop has it elsewhere, look below the last table of {@code mvn exec:java}. */
    @Test
    void whatPutsTheHooksInOrderIsWhereItIsLookedFor() throws ClassNotFoundException {
        ExitHooks.load();
        assertTrue(Comparator.class.isAssignableFrom(Class.forName(ExitHooks.ORDER)));
    }
}
