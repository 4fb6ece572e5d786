package backproplab.check.mistake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.check.Check;
import backproplab.check.own.OwnPart;
import backproplab.check.part.Parts;
import backproplab.check.trial.Fixture;
import backproplab.check.trial.Observations;
import backproplab.check.trial.Subject;
import backproplab.check.trial.Subjects;
import backproplab.check.verdict.CheckResult;
import backproplab.check.verdict.Hint;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {
    /** Two lines of a screen. */
    private static final int LONGEST = 200;

    /** How many mistakes of a subject are each checked. */
    private static final int FEW = 20;

    private static final List<String> PACKAGES = List.of(
            "backproplab.manual.loops",
            "backproplab.manual.layer",
            "backproplab.network.layer",
            "backproplab.check.part");

    /** Each mistake is observed once for all tests. */
    private static final List<Subject> SUBJECTS =
            Subjects.all().stream().map(CatalogueTest::quick).toList();

    static List<Subject> subjects() {
        return SUBJECTS;
    }

    private static Subject quick(Subject subject) {
        return new Subject(
                subject.name(),
                subject.fixtures().stream()
                        .map(Quick::new)
                        .map(Fixture.class::cast)
                        .toList());
    }

    /** In one of its forms. */
    private record Made(Mistake mistake, Seen seen) {}

    @ParameterizedTest
    @MethodSource("subjects")
    void everyMistakeIsToldFromTheTextbookAndFromEveryOther(Subject subject) {
        List<Mistake> mistakes = Catalogue.of(subject.name());
        assertFalse(mistakes.isEmpty(), "no mistake of " + subject.name() + " is known");
        List<Seen> right = Stream.concat(Stream.of(new Parts()), AlsoRight.of(subject.name()).stream())
                .map(parts -> Seen.of(subject, parts))
                .toList();
        List<Made> made = mistakes.stream()
                .flatMap(mistake -> mistake.forms().stream().map(parts -> new Made(mistake, Seen.of(subject, parts))))
                .toList();
        Set<String> found = new TreeSet<>();
        for (int i = 0; i < made.size(); i++) {
            Mistake mistake = made.get(i).mistake();
            Seen seen = made.get(i).seen();
            if (right.stream().anyMatch(seen::same)) {
                found.add(mistake.id() + " is right");
            }
            made.subList(0, i).stream()
                    .filter(other -> other.mistake() != mistake && seen.same(other.seen()))
                    .forEach(other ->
                            found.add(mistake.id() + " is " + other.mistake().id()));
        }
        assertEquals(Set.of(), found);
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void aCheckNamesTheMistakeThatWasMade(Subject subject) {
        Set<String> found = new TreeSet<>();
        List<Mistake> mistakes = Catalogue.of(subject.name());
        // Each is compared with all: of long lists a part will do, since the test above tells all of them apart.
        for (int i = 0; i < mistakes.size(); i += 1 + mistakes.size() / FEW) {
            Mistake mistake = mistakes.get(i);
            mistake.forms().forEach(parts -> {
                CheckResult result = Check.of(new OwnPart(mistake.id(), subject, parts, false));
                List<String> hints = result.hints().stream().map(Hint::mistake).toList();
                if (!hints.equals(List.of(mistake.id()))) {
                    found.add(mistake.id() + " is called " + hints);
                }
            });
        }
        assertEquals(Set.of(), found);
    }

    /**
     * Observes every mistake once, not once for each class that is checked; and without central differences, which take most of a
     * check's time and decide nothing where one mistake explains all.
     */
    private static final class Quick implements Fixture {
        private final Fixture fixture;
        private final Map<Parts, Observations> seen = new HashMap<>();

        Quick(Fixture fixture) {
            this.fixture = fixture;
        }

        @Override
        public String name() {
            return fixture.name();
        }

        @Override
        public int batch() {
            return fixture.batch();
        }

        @Override
        public int batch(String quantity) {
            return fixture.batch(quantity);
        }

        @Override
        public Observations observe(Parts parts) {
            return seen.computeIfAbsent(parts, fixture::observe);
        }

        @Override
        public boolean voluntary(String quantity) {
            return fixture.voluntary(quantity);
        }

        @Override
        public boolean needsDouble() {
            return fixture.needsDouble();
        }

        @Override
        public double chance(String quantity) {
            return fixture.chance(quantity);
        }
    }

    @Test
    void namesAreUniqueAndOfTheirSubject() {
        List<String> ids = Stream.concat(
                        Catalogue.all().stream().map(Mistake::id),
                        TensorMistakes.all().stream().map(TensorMistake::id))
                .toList();
        assertEquals(ids.size(), Set.copyOf(ids).size(), ids::toString);
        for (Mistake mistake : Catalogue.all()) {
            assertTrue(mistake.id().matches("[a-zA-Z0-9.-]+"), mistake.id());
            assertTrue(Subjects.find(mistake.subject()).isPresent(), mistake::subject);
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
