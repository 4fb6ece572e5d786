package backproplab.experiments.engine;

import backproplab.dl4j.Precision;
import backproplab.files.failure.UserException;
import backproplab.manual.engine.ManualEngine;
import backproplab.manual.model.LayerFactory;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.manual.tensor.Tensor;
import backproplab.network.engine.Engine;
import backproplab.network.engine.NetworkSettings;
import backproplab.network.shape.Shape;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.Objects;

/**
 * Hand-written layers that a user brings, to be compared with Deeplearning4j or to be trained in place of ours: a factory, and the
 * number type it computes in.
 *
 * @param name the class, for people
 * @param factory makes the layers
 * @param precision the number type
 * @param <T> the tensor type
 */
public record OwnLayers<T extends Tensor<T>>(String name, LayerFactory<T> factory, Precision precision) {

    /**
     * Layers of any factory.
     *
     * @param factory makes the layers
     * @param <T> the tensor type
     * @return under the name of its class
     */
    public static <T extends Tensor<T>> OwnLayers<T> of(LayerFactory<T> factory) {
        Object tensor = Objects.requireNonNull(factory.tensor(Shape.of(1)), "its method tensor returned null");
        boolean inDouble = tensor instanceof DoubleTensor;
        return new OwnLayers<>(factory.getClass().getName(), factory, inDouble ? Precision.DOUBLE : Precision.FLOAT);
    }

    /**
     * Makes the factory of a class on the class path. Nothing of it runs before it is known to be one.
     *
     * @param name a public class with a public constructor without parameters that implements {@link LayerFactory}
     * @return its layers
     * @throws UserException with code 2 if there is no such class, or it cannot be used
     */
    public static OwnLayers<?> load(String name) {
        Class<?> type = find(name);
        if (!LayerFactory.class.isAssignableFrom(type)) {
            throw refused(name, "does not implement " + LayerFactory.class.getName());
        }
        if (Modifier.isAbstract(type.getModifiers())) {
            throw refused(name, "is abstract");
        }
        LayerFactory<?> factory = (LayerFactory<?>) make(type, name);
        try {
            return of(factory);
        } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError e) {
            throw refused(name, "cannot make a tensor: " + LayerFailure.words(e));
        }
    }

    private static Class<?> find(String name) {
        try {
            return Class.forName(name, false, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            throw UserException.usage("There is no class " + name + " for --layers (" + e + ").\nGive its full name,"
                    + " package included, and put its source under experiments/src/main/java so that it is compiled.");
        }
    }

    private static Object make(Class<?> type, String name) {
        try {
            return type.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw e instanceof InvocationTargetException thrown
                    ? unmade(name, thrown.getCause())
                    : refused(name, "has no public constructor without parameters, or is not public itself");
        } catch (LinkageError e) {
            throw unmade(name, e);
        }
    }

    private static UserException unmade(String name, Throwable thrown) {
        return refused(name, "could not be made: " + LayerFailure.words(thrown));
    }

    private static UserException refused(String name, String why) {
        return UserException.usage(
                "--layers " + name + " " + why
                        + ".\nExtend backproplab.manual.model.LoopLayers, or FastLayers for float, and override the method of your layer.");
    }

    /**
     * The engine that computes in this number type, whose layers these can take the place of.
     *
     * @return {@code LOOPS} for double, {@code MANUAL} for float
     */
    public EngineKind kind() {
        return precision == Precision.DOUBLE ? EngineKind.LOOPS : EngineKind.MANUAL;
    }

    /**
     * Builds a network of these layers.
     *
     * @param settings the network
     * @return the engine, to be closed
     */
    public Engine engine(NetworkSettings settings) {
        return new GuardedEngine(name, () -> new ManualEngine<>(settings, factory, 1, () -> {}));
    }
}
