package backproplab.check.own;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.check.part.Parts;
import backproplab.check.trial.Fixture;
import backproplab.check.trial.Observations;
import backproplab.check.trial.Subjects;
import backproplab.manual.kernel.Kernels;
import backproplab.manual.model.FastLayers;
import backproplab.manual.model.LoopLayers;
import backproplab.network.layer.LayerSpec;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnPartsTest {
    private static final String PACKAGE = "backproplab.check.own.";

    private static List<OwnPart> load(String name, String as) {
        ClassLoader loader = OwnPartsTest.class.getClassLoader();
        return OwnParts.load(PACKAGE + name, Optional.ofNullable(as), loader);
    }

    private static List<String> subjects(List<OwnPart> parts) {
        return parts.stream().map(part -> part.subject().name()).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "InDouble, , Linear",
        "InDouble, Linear, Linear",
        "TwoKinds, , MaxPool2d AvgPool2d",
        "TwoKinds, AvgPool2d, AvgPool2d",
        "TwoKinds, all, MaxPool2d AvgPool2d",
        "OnlyTanh, tanh, tanh",
        "EveryFunction, all, relu leaky-relu sigmoid tanh",
        "EveryFunction, tanh, tanh",
        "NoSizes, relu, relu",
        "NoSizes, Flatten, Flatten",
        "Cost, , softmax-cross-entropy",
        "SmoothedCost, , softmax-cross-entropy",
        "Penalty, , l2-penalty",
        "Rule, all, sgd momentum nesterov adagrad rmsprop adam adamw",
        "Rule, rmsprop, rmsprop",
        "UsualRule, adam, adam",
        "Net, , TwoLayerNet",
        "Start, xavier-normal, xavier-normal",
        "Factory, , Linear relu leaky-relu sigmoid tanh",
        "Factory, relu, relu",
    })
    void itsInterfaceAndConstructorSayWhatAClassIs(String name, String as, String expected) {
        List<OwnPart> parts = load("Brought$" + name, as);
        assertEquals(List.of(expected.split(" ")), subjects(parts));
        assertEquals(PACKAGE + "Brought$" + name, parts.get(0).className());
        assertEquals(name.equals("NoSizes"), parts.get(0).inFloat());
    }

    @Test
    void aClassThatIsNotToldConstantsIsTriedWithTheUsualOnesAlone() {
        assertEquals(
                2, load("Brought$UsualRule", "adam").get(0).subject().fixtures().size());
        assertEquals(3, load("Brought$Rule", "adam").get(0).subject().fixtures().size());
        int smoothed = Subjects.named(Subjects.LOSS).fixtures().size();
        assertEquals(
                smoothed,
                load("Brought$SmoothedCost", null).get(0).subject().fixtures().size());
        assertEquals(
                smoothed - 2,
                load("Brought$Cost", null).get(0).subject().fixtures().size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Missing | | There is no class backproplab.check.own.Missing (ClassNotFoundException: backproplab.check.own.Missing).%nGive its full name, package included, and see that it has been compiled.",
                "Brought$Hidden | | is not public.%nWrite public class Hidden.",
                "Brought$Unfinished | | is abstract, so that it cannot be made.%nWrite the methods that are missing, or name a class that extends it.",
                "Brought$Nothing | | implements none of the interfaces that can be checked.%nThese are LayerFactory, Layer, Loss, L2Penalty, Optimizer, TwoLayerNet, InitialValues.",
                "Brought$AnyTensor | | does not say which tensors it computes with.%nImplement Layer<DoubleTensor>, or <FloatTensor> for single precision.",
                "Brought$OtherConstructor | | has no public constructor that Check can call.%nGive it public OtherConstructor(LayerSpec.X), X being Linear, Conv2d,%nBatchNorm, Activation,",
                "Brought$NoSizes | | does not say what it computes.%nSay it with --as: one of relu, leaky-relu, sigmoid, tanh, GlobalAvgPool, Flatten.",
                "Brought$NoSizes | rely | is no 'rely': there is no such kind.%nWhat --as can say of it is one of relu, ",
                "Brought$EveryFunction | | does not say what it computes.%nSay it with --as: one of relu, leaky-relu, sigmoid, tanh, all.",
                "Brought$EveryFunction | rely | is no 'rely': there is no such kind.%nWhat --as can say of it is one of relu, leaky-relu, sigmoid, tanh, all.",
                "Brought$Rule | | does not say what it computes.%nSay it with --as: one of sgd, momentum, nesterov, adagrad, rmsprop, adam, adamw, all.",
                "Brought$InDouble | all | cannot be checked as all.%nWhat --as can say of it is Linear.",
                "Brought$InDouble | relu | cannot be checked as relu.%nWhat --as can say of it is Linear.",
                "Brought$UsualRule | | does not say what it computes.%nSay it with --as: one of sgd, ",
                "Brought$EmptyFactory | | overrides no method that makes a layer, a loss, a penalty or an update rule.%nOverride the method",
                "Brought$Refuses | | cannot be made: its constructor throws UnsupportedOperationException: not yet, at backproplab.check.own.Brought$Refuses.<init>(Brought.java:",
            })
    void whatCannotBeCheckedIsRefused(String name, String as, String expected) {
        String message = assertThrows(PartException.class, () -> load(name, as)).getMessage();
        assertTrue(message.contains(expected.replace("%n", "\n")), message);
        assertTrue(message.contains(PACKAGE + name), message);
        assertTrue(message.lines().count() <= 3, message);
    }

    @ParameterizedTest
    @CsvSource({
        "Penalty, (double reg)",
        "Net, '(int in, int hidden, int classes)'",
        "Rule, (OptimizerSpec) or ()",
        "Cost, () or (double smoothing)",
        "Start, ()",
        "Factory, ()",
    })
    void theConstructorThatIsNeededIsNamed(String kind, String constructor) {
        String name = "Misconstructed$" + kind;
        String message =
                assertThrows(PartException.class, () -> load(name, null)).getMessage();
        assertTrue(message.endsWith("Give it public " + kind + constructor + "."), message);
    }

    @Test
    void nothingOfAClassRunsThatIsOfNoKind() {
        assertThrows(PartException.class, () -> load("Brought$Nothing", null));
        assertEquals(0, Brought.made);
    }

    @Test
    void whatIsMadeIsTheClassItself() {
        OwnPart part = load("Brought$NoSizes", "relu").get(0);
        Fixture fixture = part.subject().fixtures().get(0);
        Observations seen = fixture.observe(part.parts());
        assertTrue(seen.thrown().isEmpty(), seen.toString());
        // The identity: some of its inputs are below 0.
        assertFalse(seen.find("y").orElseThrow().values()[0] == 0);
        assertTrue(
                java.util.Arrays.stream(seen.find("y").orElseThrow().values()).anyMatch(y -> y < 0));
    }

    @Test
    void whatALayerInFloatWritesToItsArgumentsIsSeen() {
        OwnPart part = load("Brought$WritesInFloat", "relu").get(0);
        Fixture fixture = part.subject().fixtures().get(0);
        Observations right = fixture.observe(new Parts());
        Observations seen = fixture.observe(part.parts());
        assertArrayEquals(
                right.find("y").orElseThrow().values(),
                seen.find("x afterwards").orElseThrow().values());
        assertEquals(0, seen.find("dy afterwards").orElseThrow().values()[0]);
    }

    @Test
    void theNumberTypeIsThatOfForwardWhereTheInterfaceNamesNone() {
        assertTrue(load("Brought$RawInFloat", "relu").get(0).inFloat());
    }

    @Test
    void aFactoryThatIsOneOfOursIsCheckedWhole() {
        int made = Subjects.all().size() - 1 - 6;
        assertEquals(made, OwnParts.of("textbook", new LoopLayers()).size());
        try (Kernels kernels = Kernels.withThreads(1)) {
            List<OwnPart> fast = OwnParts.of("fast", new FastLayers(kernels));
            assertEquals(made, fast.size());
            assertTrue(fast.get(0).inFloat());
        }
    }

    /** A kind of layer that its parts forget would be the textbook's, and always right. */
    @Test
    void everyKindOfLayerIsTheUsersOwn() {
        for (LayerKind kind : LayerKind.values()) {
            for (String subject : kind.subjects()) {
                Fixture fixture = Subjects.named(subject).fixtures().get(0);
                Observations seen = fixture.observe(new OwnLayerParts(kind.spec(), spec -> null));
                assertTrue(seen.thrown().isPresent(), subject);
                Observations others = fixture.observe(new OwnLayerParts(LayerSpec.Residual.class, spec -> null));
                assertTrue(others.thrown().isEmpty(), subject);
            }
        }
    }
}
