package backproplab.check.own;

import backproplab.manual.model.LayerFactory;
import backproplab.manual.tensor.FloatTensor;
import backproplab.network.shape.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds out what a class of a user is: by the interface that it implements and by its public constructor. */
public final class OwnParts {
    /** What says that a class is every kind that it may be: {@value}. */
    public static final String ALL = OwnKind.ALL;

    private static final List<OwnKind> KINDS = Stream.concat(
                    Stream.of(new OwnFactory(), new OwnLayer()), OwnFormulas.all().stream())
            .toList();

    private OwnParts() {}

    /**
     * Finds a class and what it can be checked as. Nothing of the class runs before it is known to be of one of the kinds:
     *
     * <ul>
     *   <li>{@code Layer<DoubleTensor>} or {@code Layer<FloatTensor>} with a constructor {@code (LayerSpec.Linear)}, {@code
     *       (LayerSpec.Conv2d)} and so on; an activation {@code (LayerSpec.Activation)} or {@code ()}, with what it is
     *   <li>{@code Loss} with {@code (double smoothing)} or {@code ()}, {@code L2Penalty} with {@code (double reg)}
     *   <li>{@code Optimizer} with {@code (OptimizerSpec)} or {@code ()}, with what it is
     *   <li>{@code TwoLayerNet} with {@code (int in, int hidden, int classes)}
     *   <li>{@code InitialValues} with {@code ()} and what it is
     *   <li>{@code LayerFactory}, such as a class that extends {@code LoopLayers}, with {@code ()}
     * </ul>
     *
     * @param className full name
     * @param as name of a {@link backproplab.check.trial.Subject}, where the class alone does not say what it is, or where of several
     *     only one is wanted; {@code all} for a class of activations or rules that asks which it is
     * @param loader where the class is looked for
     * @return one for each subject; several for a factory, and for a class of which the user says {@code all}
     * @throws PartException if it cannot be checked; one to three lines
     */
    public static List<OwnPart> load(String className, Optional<String> as, ClassLoader loader) {
        OwnClass own = OwnClass.find(className, loader);
        OwnKind kind = KINDS.stream()
                .filter(one -> own.is(one.type()))
                .findFirst()
                .orElseThrow(() -> own.refused(
                        "implements none of the interfaces that can be checked",
                        "These are "
                                + KINDS.stream()
                                        .map(one -> one.type().getSimpleName())
                                        .collect(Collectors.joining(", "))
                                + "."));
        return kind.parts(own, as);
    }

    /**
     * What a factory makes that is not the textbook's or the fast engine's own; all of it for one that is built on neither, or is one
     * of the two itself.
     *
     * @param name for people
     * @param factory makes the parts
     * @return one for each subject
     */
    public static List<OwnPart> of(String name, LayerFactory<?> factory) {
        return OwnFactory.of(name, factory, factory.tensor(Shape.of(1)) instanceof FloatTensor);
    }
}
