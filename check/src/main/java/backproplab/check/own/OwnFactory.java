package backproplab.check.own;

import backproplab.check.part.Parts;
import backproplab.check.trial.Subjects;
import backproplab.manual.model.FastLayers;
import backproplab.manual.model.LayerFactory;
import backproplab.manual.model.LoopLayers;
import backproplab.network.init.Initializer;
import backproplab.network.init.WeightInit;
import backproplab.network.rule.OptimizerSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A factory of a user, as Parity takes it: everything is checked that its own methods make. */
final class OwnFactory implements OwnKind {
    private static final Set<Class<?>> OURS =
            Set.of(LayerFactory.class, LoopLayers.class, FastLayers.class, Parts.class);

    @Override
    public Class<?> type() {
        return LayerFactory.class;
    }

    @Override
    public List<OwnPart> parts(OwnClass own, Optional<String> as) {
        boolean inFloat = NumberType.inFloat(own, LayerFactory.class);
        OwnClass.Maker maker = own.neededMaker();
        List<String> subjects = subjects(own.type());
        if (subjects.isEmpty()) {
            throw own.refused(
                    "overrides no method that makes a layer, a loss, a penalty or an update rule",
                    "Override the method of what you wrote, for example linear(LayerSpec.Linear).");
        }
        own.tried(maker);
        return OwnKind.chosen(own, of(own.name(), (LayerFactory<?>) maker.make(), inFloat, subjects), as);
    }

    static List<OwnPart> of(String name, LayerFactory<?> factory, boolean inFloat) {
        return of(name, factory, inFloat, subjects(factory.getClass()));
    }

    private static List<OwnPart> of(String name, LayerFactory<?> factory, boolean inFloat, List<String> subjects) {
        Parts parts = new FactoryParts(factory, inFloat);
        return subjects.stream()
                .map(subject -> new OwnPart(name, Subjects.named(subject), parts, inFloat))
                .toList();
    }

    /** What the methods of a class make that it does not have from us; all that a factory makes which is not built on one of ours. */
    private static List<String> subjects(Class<?> type) {
        boolean all = OURS.contains(type)
                || OURS.stream().allMatch(ours -> ours.isInterface() || !ours.isAssignableFrom(type));
        List<String> subjects = new ArrayList<>();
        LayerKind.all()
                .filter(kind -> all || overrides(type, kind.method(), kind.spec()))
                .forEach(kind -> subjects.addAll(kind.subjects()));
        if (all || overrides(type, "softmaxCrossEntropy", double.class)) {
            subjects.add(Subjects.LOSS);
        }
        if (all || overrides(type, "l2Penalty", double.class)) {
            subjects.add(Subjects.PENALTY);
        }
        if (all || overrides(type, "optimizer", OptimizerSpec.class)) {
            Arrays.stream(OptimizerSpec.Kind.values()).forEach(kind -> subjects.add(kind.token()));
        }
        if (Parts.class.isAssignableFrom(type)) {
            if (overrides(type, "twoLayerNet", int.class, int.class, int.class)) {
                subjects.add(Subjects.TWO_LAYER_NET);
            }
            if (overrides(type, "initialValues", WeightInit.class)) {
                Arrays.stream(Initializer.values()).forEach(rule -> subjects.add(rule.token()));
            }
        }
        return subjects;
    }

    private static boolean overrides(Class<?> type, String method, Class<?>... parameters) {
        try {
            return !OURS.contains(type.getMethod(method, parameters).getDeclaringClass());
        } catch (NoSuchMethodException e) {
            throw new AssertionError("every factory has " + method, e);
        }
    }
}
