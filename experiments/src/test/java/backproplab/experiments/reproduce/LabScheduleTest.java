package backproplab.experiments.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.reports.Claim;
import backproplab.experiments.reports.Direction;
import backproplab.experiments.reports.Experiment;
import backproplab.experiments.reports.Form;
import backproplab.experiments.reports.Metric;
import backproplab.experiments.reports.Variant;
import backproplab.network.rule.TrainingRule;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LabScheduleTest {
    private static final Variant A = variant("a", 0.1);
    private static final Variant B = variant("b", 0.2);
    private static final Variant C = variant("c", 0.3);
    private static final Variant D = variant("d", 0.4);

    private static Variant variant(String name, double rate) {
        return ToyLab.variant(name, ToyLab.setup(TrainingRule.SGD, rate, 8));
    }

    private static Claim faster(String arm, String other) {
        return new Claim("A1", "faster", arm, Optional.of(other), Double.NaN, Metric.TRAIN_S, Direction.LOWER);
    }

    private static List<LabStretch> stretches(LabSettings settings, int cores) {
        return new LabPlan(settings, ToyLab.drawings(), cores).stretches();
    }

    private static LabSettings settings(Experiment... experiments) {
        return new LabSettings(
                List.of(experiments),
                Form.LAB,
                List.of(EngineKind.MANUAL),
                Optional.of(List.of(1L, 2L, 3L)),
                OptionalInt.empty());
    }

    private static String words(LabStretch stretch) {
        StringBuilder words = new StringBuilder(stretch.together() + (stretch.timed() ? " timed" : "") + ":");
        stretch.units().forEach(unit -> words.append(' ')
                .append(unit.training().plan().variant())
                .append(unit.index() + 1));
        return words.toString();
    }

    private static List<String> words(List<LabStretch> stretches) {
        return stretches.stream().map(LabScheduleTest::words).toList();
    }

    @Test
    void whatIsNotTimedRunsSideBySideAcrossExperiments() {
        LabSettings settings =
                settings(ToyLab.experiment("one", List.of(A, B)), ToyLab.experiment("two", List.of(B, C)));
        assertEquals(List.of("2: a1 a2 a3 b1 b2 b3 c1 c2 c3"), words(stretches(settings, 2)));
        assertEquals(List.of("1: a1 a2 a3 b1 b2 b3 c1 c2 c3"), words(stretches(settings, 1)));
    }

    @Test
    void armsOfAClaimOnTimesTakeTurnsBackAndForth() {
        LabSettings settings = settings(
                ToyLab.experiment("times", List.of(A, B, C), faster("a", "c")), ToyLab.experiment("other", List.of(D)));
        assertEquals(
                List.of("1 timed: a1 c1 c2 a2 a3 c3", "1 timed: b1 b2 b3", "4: d1 d2 d3"),
                words(stretches(settings, 4)));
    }

    @Test
    void claimsThatShareAnArmAreOneGroupWhereverTheyStand() {
        LabSettings settings = settings(
                ToyLab.experiment("one", List.of(A, B), faster("a", "b")),
                ToyLab.experiment("between", List.of(D)),
                ToyLab.experiment("two", List.of(C, B), faster("c", "b")));
        assertEquals(List.of("1 timed: a1 b1 c1 c2 b2 a2 a3 b3 c3", "2: d1 d2 d3"), words(stretches(settings, 2)));
    }

    @Test
    void frameworksAndLogsOfEveryStepGoOneAtATime() {
        Experiment one = ToyLab.experiment("one", List.of(A, B));
        LabSettings both = new LabSettings(
                List.of(one),
                Form.LAB,
                List.of(EngineKind.MANUAL, EngineKind.DL4J),
                Optional.empty(),
                OptionalInt.empty());
        assertEquals(List.of("1: a1 a2 b1 b2"), words(stretches(both, 4)));
        assertEquals(List.of("1: a1 a2 b1 b2"), words(stretches(ToyLab.settings(List.of(one), true), 4)));
    }

    /** The order of all rows is that of one machine. */
    @Test
    void otherMachinesTrainAllThatIsNotTimed() {
        LabSettings settings = new LabSettings(
                List.of(
                        ToyLab.experiment("one", List.of(A)),
                        ToyLab.experiment("times", List.of(B, C), faster("b", "c")),
                        ToyLab.experiment("two", List.of(D))),
                Form.LAB,
                List.of(EngineKind.MANUAL, EngineKind.DL4J),
                Optional.of(List.of(1L, 2L)),
                OptionalInt.empty());
        List<LabStretch> stretches =
                LabPlan.elsewhere(settings, ToyLab.drawings()).stretches();
        int all = LabSchedule.ELSEWHERE;
        assertEquals(List.of(all + ": a1 a2", "1 timed: b1 c1 c2 b2", all + ": d1 d2"), words(stretches));
        assertEquals(
                stretches.stream()
                        .flatMap(stretch -> stretch.units().stream())
                        .map(LabUnit::words)
                        .toList(),
                stretches(settings, 2).stream()
                        .flatMap(stretch -> stretch.units().stream())
                        .map(LabUnit::words)
                        .toList());
    }

    @Test
    void threadsThatAreAskedForTakeTheirCores() {
        LabSettings four = new LabSettings(
                List.of(ToyLab.experiment("one", List.of(A))),
                Form.LAB,
                List.of(EngineKind.MANUAL),
                Optional.empty(),
                OptionalInt.of(2));
        assertEquals(List.of("2: a1 a2"), words(stretches(four, 4)));
        assertEquals(List.of("1: a1 a2"), words(stretches(four, 3)));
    }

    @Test
    void aQuietMachineDisturbsNothing() {
        assertEquals("", OtherWork.words(0.1));
        assertEquals("", OtherWork.words(Double.NaN));
        assertEquals("", OtherWork.words(-0.3));
        assertEquals("other programs used 0.9 cores while it was timed", OtherWork.words(0.94));
    }

    @Test
    void onlyExperimentsAboutTimesAreTimed() {
        assertTrue(ToyLab.experiment("times", List.of(A, B), faster("a", "b")).timed());
        assertFalse(ToyLab.experiment("none", List.of(A, B)).timed());
    }
}
