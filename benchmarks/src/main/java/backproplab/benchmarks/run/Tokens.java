package backproplab.benchmarks.run;

import backproplab.benchmarks.jmh.LayerCase;
import backproplab.benchmarks.jmh.ProductShape;
import backproplab.benchmarks.work.StepEngine;
import backproplab.benchmarks.work.Workload;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Constants by the names that a user types, which are their {@code toString()}. */
final class Tokens {
    private Tokens() {}

    /** Finds each once, or all if nothing was typed; the message of an unknown one names all that are known. */
    static <E extends Enum<E>> List<E> pick(String option, List<String> typed, E[] known) {
        if (typed == null) {
            return List.of(known);
        }
        return typed.stream()
                .distinct()
                .map(token -> pick(option, token, known))
                .toList();
    }

    private static <E extends Enum<E>> E pick(String option, String token, E[] known) {
        return Arrays.stream(known)
                .filter(constant -> constant.toString().equals(token))
                .findFirst()
                .orElseThrow(() -> SpeedException.usage("Unknown value '" + token + "' for " + option + ".\nKnown: "
                        + String.join(", ", all(known).toList()) + "."));
    }

    private static Stream<String> all(Object[] constants) {
        return Arrays.stream(constants).map(Object::toString);
    }

    /** For the help text. */
    static final class Groups implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return all(Group.values()).iterator();
        }
    }

    /** For the help text. */
    static final class Workloads implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return all(Workload.values()).iterator();
        }
    }

    /** For the help text. */
    static final class Engines implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return all(StepEngine.values()).iterator();
        }
    }

    /** For the help text. */
    static final class Shapes implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return all(ProductShape.values()).iterator();
        }
    }

    /** For the help text. */
    static final class Layers implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return all(LayerCase.values()).iterator();
        }
    }
}
