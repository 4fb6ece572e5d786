package backproplab.check.mistake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    /** Two lines of a screen. */
    private static final int LONGEST = 200;

    private static final List<String> PACKAGES = List.of(
            "backproplab.manual.loops",
            "backproplab.manual.layer",
            "backproplab.network.layer",
            "backproplab.check.part");

    @Test
    void namesAreUniqueAndOfTheirSubject() {
        List<String> ids = Stream.concat(
                        Catalogue.all().stream().map(Mistake::id),
                        TensorMistakes.all().stream().map(TensorMistake::id))
                .toList();
        assertEquals(ids.size(), Set.copyOf(ids).size(), ids::toString);
        for (Mistake mistake : Catalogue.all()) {
            assertTrue(mistake.id().matches("[a-zA-Z0-9.-]+"), mistake.id());
        }
    }

    @Test
    void wordsFitInTwoLines() {
        for (Mistake mistake : Catalogue.all()) {
            assertShort(mistake.id(), mistake.says());
            assertShort(mistake.id(), mistake.asks());
            assertFalse(mistake.says().endsWith("."), mistake.says());
        }
    }

    private static void assertShort(String id, String words) {
        assertTrue(!words.isBlank() && words.length() <= LONGEST && !words.contains("\n"), id + ": " + words);
    }

    @Test
    void whatIsToBeReadExists() {
        for (String read :
                new TreeSet<>(Catalogue.all().stream().map(Mistake::read).toList())) {
            String[] name = read.split("\\.");
            assertEquals(2, name.length, read);
            assertTrue(PACKAGES.stream().anyMatch(where -> hasMethod(where + "." + name[0], name[1])), read);
        }
    }

    private static boolean hasMethod(String className, String method) {
        try {
            return Arrays.stream(Class.forName(className).getDeclaredMethods())
                    .anyMatch(one -> one.getName().equals(method) && !one.isSynthetic());
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
