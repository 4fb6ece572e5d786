package backproplab.check.planted;

import backproplab.check.Check;
import backproplab.check.own.OwnPart;
import backproplab.check.own.OwnParts;
import backproplab.check.verdict.CheckResult;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The classes of these tests: found where they are nested, and loaded as a user's are. */
final class PlantedClasses {
    private PlantedClasses() {}

    /** With one mistake each. */
    static List<Class<?>> wrong() {
        return planted(
                WrongLinear.class,
                WrongConv2d.class,
                WrongBatchNorm.class,
                WrongActivations.class,
                WrongPooling.class,
                WrongDropout.class,
                WrongLoss.class,
                WrongPenalty.class,
                WrongRules.class,
                WrongAdaptiveRules.class,
                WrongNets.class,
                WrongInitialValues.class);
    }

    /** With two mistakes each. */
    static List<Class<?>> twiceWrong() {
        return planted(TwoInLayers.class, TwoElsewhere.class);
    }

    /** Right ones, in another style than the textbook's. */
    static List<Class<?>> right() {
        List<Class<?>> nested = planted(Elementwise.class, ElementRule.class, ScaledNoise.class);
        return Stream.concat(
                        Stream.of(
                                MatrixLinear.class,
                                Im2colConv.class,
                                TwoPassBatchNorm.class,
                                WindowPool.Max.class,
                                WindowPool.Average.class,
                                WindowPool.Global.class,
                                RowFlatten.class,
                                FactorDropout.class,
                                OneHotLoss.class,
                                RidgePenalty.class,
                                CourseNet.class),
                        nested.stream())
                .toList();
    }

    private static List<Class<?>> planted(Class<?>... holders) {
        return Arrays.stream(holders)
                .flatMap(holder -> Arrays.stream(holder.getDeclaredClasses())
                        .filter(type -> type.isAnnotationPresent(Planted.class))
                        .sorted(Comparator.comparing(Class::getSimpleName)))
                .toList();
    }

    /** As somebody loads it who gives its name to Check. */
    static OwnPart part(Class<?> type) {
        Optional<String> as = Optional.ofNullable(type.getAnnotation(Planted.class))
                .map(Planted::as)
                .filter(kind -> !kind.isEmpty());
        List<OwnPart> parts = OwnParts.load(type.getName(), as, type.getClassLoader());
        if (parts.size() != 1) {
            throw new AssertionError(type + " is " + parts.size() + " parts");
        }
        return parts.get(0);
    }

    static CheckResult check(Class<?> type) {
        return Check.of(part(type));
    }

    static List<String> mistakes(Class<?> type) {
        return List.of(type.getAnnotation(Planted.class).value());
    }

    /** For tables of failures. */
    static String name(Class<?> type) {
        return type.getName().replaceFirst(".*\\.", "");
    }
}
