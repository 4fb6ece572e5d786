package backproplab.experiments.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.dl4j.Precision;
import backproplab.experiments.engine.EngineKind;
import backproplab.network.layer.LayerSpec;
import backproplab.network.layer.NamedLayer;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The engines agree with Deeplearning4j on everything that there is. */
class ParityRunTest {
    private static final List<Integer> FEW_STEPS = List.of(1, 3);

    @Test
    void everySubjectIsWithinItsBounds() {
        assertAgreement(Subjects.all(false), FEW_STEPS);
    }

    @Test
    @Tag("full")
    void everySubjectIsWithinItsBoundsAfterAHundredSteps() {
        assertAgreement(Subjects.all(true), ParitySettings.STEPS);
    }

    private static void assertAgreement(List<Subject> subjects, List<Integer> steps) {
        List<SubjectResult> results = new ParityRun(
                        new ParitySettings(subjects, List.of(Precision.values()), steps, 1, 1, Optional.empty()))
                .run(result -> {});
        assertEquals(2 * subjects.size(), results.size());
        assertEquals(
                List.of(),
                results.stream()
                        .flatMap(result -> result.complaint(EngineKind.DL4J).stream())
                        .toList());
    }

    @Test
    void lossLogitsEveryGradientAndEveryTensorAreCompared() {
        List<Subject> subjects = Subjects.matching("layer/BatchNorm2d", Subjects.all(false));
        SubjectResult result = new ParityRun(
                        new ParitySettings(subjects, List.of(Precision.DOUBLE), List.of(1, 2), 3, 1, Optional.empty()))
                .run(each -> {})
                .get(0);
        Stream<String> trained =
                Stream.of("before.weight", "before.bias", "tested.gamma", "tested.beta", "out.weight", "out.bias");
        Set<String> expected = trained.flatMap(
                        name -> Stream.of("0 gradient " + name, "1 parameter " + name, "2 parameter " + name))
                .collect(Collectors.toCollection(HashSet::new));
        expected.addAll(List.of(
                "0 forward loss",
                "0 forward logits",
                "0 gradient all",
                "1 statistic tested.mean",
                "1 statistic tested.var",
                "2 statistic tested.mean",
                "2 statistic tested.var"));
        assertEquals(
                expected,
                result.findings().stream()
                        .map(finding ->
                                finding.step() + " " + finding.quantity().token() + " " + finding.name())
                        .collect(Collectors.toSet()));
        Finding bias = result.findings().stream()
                .filter(finding -> finding.quantity() == Quantity.GRADIENT
                        && finding.name().equals("before.bias"))
                .findFirst()
                .orElseThrow();
        assertTrue(bias.absolute(), "batch norm takes the bias before it away: its gradient is zero");
    }

    @Test
    void everyKindOfLayerHasASubject() {
        Set<Class<?>> missing = new HashSet<>(List.of(LayerSpec.class.getPermittedSubclasses()));
        for (Subject subject : LayerSubjects.all()) {
            List<NamedLayer> layers = subject.settings(1).network().layers();
            // The first layer and the last stand around what is compared.
            layers.subList(1, layers.size() - 1)
                    .forEach(layer -> missing.remove(layer.spec().getClass()));
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void everyNameIsUnique() {
        List<String> names = Subjects.all(true).stream().map(Subject::name).toList();
        assertEquals(names.size(), new HashSet<>(names).size());
    }
}
