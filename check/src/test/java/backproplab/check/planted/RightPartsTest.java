package backproplab.check.planted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.check.Check;
import backproplab.check.own.OwnPart;
import backproplab.check.own.OwnParts;
import backproplab.check.part.Parts;
import backproplab.check.trial.Fixture;
import backproplab.check.trial.RandomFixtures;
import backproplab.check.trial.Subject;
import backproplab.check.trial.Subjects;
import backproplab.check.verdict.CheckResult;
import backproplab.check.verdict.Finding;
import backproplab.manual.kernel.Kernels;
import backproplab.manual.model.FastLayers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What is right has no wrong finding and no hint, on the fixed fixtures and on random ones. */
class RightPartsTest {
    /** Of each of the three implementations, at least. */
    private static final int FIXTURES = 200;

    private static final long SEED = 20_261_130;

    private static String complaint(CheckResult result) {
        return result.className() + " as " + result.subject() + ": "
                + result.findings().stream()
                        .filter(finding -> !finding.right())
                        .map(Finding::toString)
                        .findFirst()
                        .orElse("")
                + " " + result.hints() + " " + result.spread() + " " + result.thrown();
    }

    private static List<String> complaints(List<OwnPart> parts) {
        return parts.stream()
                .map(Check::of)
                .filter(result -> !result.right()
                        || !result.hints().isEmpty()
                        || !result.spread().isEmpty())
                .map(RightPartsTest::complaint)
                .toList();
    }

    /** The same part on random fixtures in place of the fixed ones. */
    private static OwnPart onRandomFixtures(OwnPart part, int count) {
        String name = part.subject().name();
        List<Fixture> fixtures = LongStream.range(0, count)
                .mapToObj(i -> RandomFixtures.draw(name, SEED + 1000 * name.hashCode() + i))
                .toList();
        return new OwnPart(part.className(), new Subject(name, fixtures), part.parts(), part.inFloat());
    }

    private static void areRight(List<OwnPart> parts) {
        assertEquals(List.of(), complaints(parts));
        int each = FIXTURES / parts.size() + 1;
        List<OwnPart> random = new ArrayList<>();
        parts.forEach(part -> random.add(onRandomFixtures(part, each)));
        assertTrue(random.stream()
                        .mapToInt(part -> part.subject().fixtures().size())
                        .sum()
                >= FIXTURES);
        assertEquals(List.of(), complaints(random));
    }

    @Test
    void theTextbookIsRight() {
        List<OwnPart> parts = Subjects.all().stream()
                .map(subject -> new OwnPart("textbook", subject, new Parts(), false))
                .toList();
        areRight(parts);
    }

    @Test
    void theFastEngineIsRight() {
        try (Kernels kernels = Kernels.withThreads(1)) {
            areRight(OwnParts.of("fast", new FastLayers(kernels)));
        }
    }

    /** So that it is right to skip in float what needs double. */
    @Test
    void inFloatTheFastEngineIsWrongOnWhatNeedsDouble() {
        List<Subject> needing = Subjects.all().stream()
                .map(subject -> new Subject(
                        subject.name(),
                        subject.fixtures().stream().filter(Fixture::needsDouble).toList()))
                .filter(subject -> !subject.fixtures().isEmpty())
                .toList();
        assertEquals(
                List.of(Subjects.BATCH_NORM),
                needing.stream().map(Subject::name).toList());
        try (Kernels kernels = Kernels.withThreads(1)) {
            OwnPart fast = OwnParts.of("fast", new FastLayers(kernels)).stream()
                    .filter(part -> part.subject().name().equals(Subjects.BATCH_NORM))
                    .findFirst()
                    .orElseThrow();
            Fixture fixture = needing.get(0).fixtures().get(0);
            double[] right = y(fixture, new Parts());
            double[] own = y(fixture, fast.parts());
            double error = IntStream.range(0, right.length)
                    .mapToDouble(i -> Math.abs(own[i] - right[i]))
                    .max()
                    .orElseThrow();
            // Of numbers that are normalised.
            assertTrue(error > 1e-3, "an error of " + error);
        }
    }

    private static double[] y(Fixture fixture, Parts parts) {
        return fixture.observe(parts).find("y").orElseThrow().values();
    }

    @Test
    void aThirdImplementationInAnotherStyleIsRight() {
        List<OwnPart> parts =
                PlantedClasses.right().stream().map(PlantedClasses::part).toList();
        assertEquals(
                Subjects.all().stream().map(Subject::name).sorted().toList(),
                parts.stream().map(part -> part.subject().name()).sorted().toList(),
                "there is one for everything that can be checked");
        areRight(parts);
    }
}
