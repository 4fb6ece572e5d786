package backproplab.experiments.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChildJvmTest {
    private static final String CLASS_PATH = System.getProperty("java.class.path");

    /** What the child runs. */
    static final class Talker {
        private Talker() {}

        public static void main(String[] arguments) {
            System.out.println("said " + String.join(",", arguments));
            throw new IllegalStateException("planted");
        }
    }

    @Test
    void everyLineOfBothStreamsArrivesAndTheExitCode() {
        List<String> lines = new ArrayList<>();
        int code = ChildJvm.run(CLASS_PATH, Talker.class.getName(), List.of("a b", "ü"), lines::add);
        assertEquals(1, code, "an exception ends a JVM with 1");
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("said a b,")), lines.toString());
        assertTrue(lines.stream().anyMatch(line -> line.contains("IllegalStateException: planted")), lines.toString());
    }

    @Test
    void aClassThatIsNotThereIsACodeAndWords() {
        List<String> lines = new ArrayList<>();
        assertEquals(1, ChildJvm.run(CLASS_PATH, "NotThere", List.of(), lines::add));
        assertTrue(String.join("\n", lines).contains("NotThere"), lines.toString());
    }

    @Test
    void flagsThatDecideHowCodeRunsAreHandedOnAndMavensAreNot() {
        System.setProperty("manualnet.planted", "1");
        try {
            List<String> flags = ChildJvm.flags(
                    List.of("-Xmx1g", "--add-modules=jdk.incubator.vector", "-Dmaven.home=/m", "-javaagent:a.jar"));
            assertEquals(List.of("-Xmx1g", "--add-modules=jdk.incubator.vector"), flags.subList(0, 2));
            assertTrue(flags.contains("-Dmanualnet.planted=1"), flags.toString());
            assertFalse(flags.toString().contains("maven"), flags.toString());
        } finally {
            System.clearProperty("manualnet.planted");
        }
    }
}
