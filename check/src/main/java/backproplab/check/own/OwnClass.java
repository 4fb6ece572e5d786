package backproplab.check.own;

import backproplab.check.trial.Thrown;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A class of a user: found, and made when asked for. Nothing of it runs before.
 *
 * @param name as it was given
 * @param type the class, not initialised
 */
record OwnClass(String name, Class<?> type) {

    /** Calls one constructor; what that throws comes out in an {@link UndeclaredThrowableException}. */
    @FunctionalInterface
    interface Maker {
        Object make(Object... arguments);
    }

    static OwnClass find(String name, ClassLoader loader) {
        try {
            return new OwnClass(name, Class.forName(name, false, loader)).usable();
        } catch (ClassNotFoundException | LinkageError e) {
            throw new PartException("There is no class " + name + " (" + Thrown.what(e) + ").\n"
                    + "Give its full name, package included, and see that it has been compiled.");
        }
    }

    private OwnClass usable() {
        if (Modifier.isAbstract(type.getModifiers())) {
            throw refused(
                    "is abstract, so that it cannot be made",
                    "Write the methods that are missing, or name a class that extends it.");
        }
        if (!Modifier.isPublic(type.getModifiers())) {
            throw refused("is not public", "Write public class " + type.getSimpleName() + ".");
        }
        return this;
    }

    boolean is(Class<?> kind) {
        return kind.isAssignableFrom(type);
    }

    /** Its public constructor with these parameters. */
    Optional<Maker> maker(Class<?>... parameters) {
        try {
            Constructor<?> constructor = type.getConstructor(parameters);
            return Optional.of(arguments -> make(constructor, arguments));
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        } catch (LinkageError e) {
            throw refused("cannot be loaded: " + Thrown.words(e), "Compile it again, with everything that it uses.");
        }
    }

    /** The same, where nothing else will do. */
    Maker neededMaker(Class<?>... parameters) {
        return maker(parameters).orElseThrow(() -> lacks(signature(parameters)));
    }

    PartException lacks(String constructor) {
        return refused(
                "has no public constructor that Check can call",
                "Give it public " + type.getSimpleName() + constructor + ".");
    }

    static String signature(Class<?>... parameters) {
        return Arrays.stream(parameters)
                .map(parameter -> parameter.isMemberClass()
                        ? parameter.getEnclosingClass().getSimpleName() + "." + parameter.getSimpleName()
                        : parameter.getSimpleName())
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static Object make(Constructor<?> constructor, Object... arguments) {
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new UndeclaredThrowableException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new UndeclaredThrowableException(e);
        }
    }

    /** Makes one and forgets it, so that a constructor that throws is known before anything is checked. */
    Maker tried(Maker maker, Object... arguments) {
        try {
            maker.make(arguments);
            return maker;
        } catch (UndeclaredThrowableException | LinkageError | StackOverflowError e) {
            throw refused("cannot be made: its constructor throws " + Thrown.words(e), "Mend the constructor.");
        }
    }

    PartException refused(String why, String next) {
        return new PartException(name + " " + why + ".\n" + next);
    }
}
