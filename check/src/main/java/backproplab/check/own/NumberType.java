package backproplab.check.own;

import backproplab.manual.tensor.DoubleTensor;
import backproplab.manual.tensor.FloatTensor;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which tensors a class computes with, read from what it says it implements. */
final class NumberType {
    private NumberType() {}

    /**
     * Finds the type argument of an interface.
     *
     * @param own the class
     * @param generic the interface, with one type parameter
     * @return true for float
     * @throws PartException if the class names no tensor
     */
    static boolean inFloat(OwnClass own, Class<?> generic) {
        Class<?> tensor = argument(own.type(), Map.of(), generic)
                .or(() -> ofForward(own.type()))
                .orElse(Object.class);
        if (tensor == DoubleTensor.class || tensor == FloatTensor.class) {
            return tensor == FloatTensor.class;
        }
        throw own.refused(
                "does not say which tensors it computes with",
                "Implement " + generic.getSimpleName() + "<DoubleTensor>, or <FloatTensor> for single precision.");
    }

    private static Optional<Class<?>> argument(Class<?> type, Map<Type, Type> bound, Class<?> generic) {
        for (Type parent : parents(type)) {
            if (parent instanceof ParameterizedType parameterized) {
                Class<?> raw = (Class<?>) parameterized.getRawType();
                Map<Type, Type> arguments = arguments(parameterized, raw, bound);
                if (raw == generic) {
                    Type argument = arguments.get(raw.getTypeParameters()[0]);
                    return argument instanceof Class<?> tensor ? Optional.of(tensor) : Optional.empty();
                }
                Optional<Class<?>> found = argument(raw, arguments, generic);
                if (found.isPresent()) {
                    return found;
                }
            } else if (parent instanceof Class<?> raw) {
                Optional<Class<?>> found = argument(raw, Map.of(), generic);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static List<Type> parents(Class<?> type) {
        List<Type> parents = new ArrayList<>(Arrays.asList(type.getGenericInterfaces()));
        if (type.getGenericSuperclass() != null) {
            parents.add(type.getGenericSuperclass());
        }
        return parents;
    }

    private static Map<Type, Type> arguments(ParameterizedType type, Class<?> raw, Map<Type, Type> bound) {
        Map<Type, Type> arguments = new HashMap<>();
        TypeVariable<?>[] variables = raw.getTypeParameters();
        for (int i = 0; i < variables.length; i++) {
            Type argument = type.getActualTypeArguments()[i];
            arguments.put(variables[i], bound.getOrDefault(argument, argument));
        }
        return arguments;
    }

    private static Optional<Class<?>> ofForward(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals("forward") && !method.isBridge())
                .filter(method -> method.getParameterCount() > 0)
                .map(NumberType::first)
                .filter(first -> first == DoubleTensor.class || first == FloatTensor.class)
                .findFirst();
    }

    /** Its type is written out so that a stream of it is one of {@code Class<?>}. */
    private static Class<?> first(Method method) {
        return method.getParameterTypes()[0];
    }
}
