package backproplab.experiments.engine;

import backproplab.dl4j.Precision;
import backproplab.files.failure.OptionException;
import backproplab.files.failure.UserException;
import backproplab.files.option.Choices;
import backproplab.manual.engine.ManualEngine;
import backproplab.network.engine.Engine;
import backproplab.network.engine.NetworkSettings;
import backproplab.network.engine.ThreadPlan;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * An engine that trains networks, as an entry of the list from which names on the command line, columns of tables and estimates follow.
 *
 * @param token what the user types after {@code --engines}, and the cell in the CSV, for example {@code manual} or {@code dl4j-cuda}
 * @param words where it trains, for people
 * @param role what it is to the others
 * @param bytesPerNumber size of a parameter or an activation: 4 for float, 8 for double
 * @param pace how fast it is on two cores of a server
 * @param factory makes it
 */
public record EngineKind(String token, String words, Role role, int bytesPerNumber, Pace pace, Factory factory)
        implements Comparable<EngineKind> {

    /** Hand-written, float, SIMD and threads. */
    public static final EngineKind MANUAL = new EngineKind(
            "manual",
            "by hand",
            Role.HAND,
            Float.BYTES,
            new Pace(1e-4, 0, 90e9, 90e9),
            (settings, threads) -> ManualEngine.fast(settings, threads.workers()));
    /** Deeplearning4j, float. */
    public static final EngineKind DL4J = new EngineKind(
            "dl4j",
            "in Deeplearning4j",
            Role.FRAMEWORK,
            Float.BYTES,
            new Pace(5e-3, 3e-9, 150e9, 12e9),
            (settings, threads) -> Engines.dl4j(settings, Precision.FLOAT, threads));
    /** PyTorch, float, in a build with the profile of that name. */
    public static final EngineKind PYTORCH = new EngineKind(
            "pytorch",
            "in PyTorch",
            Role.FRAMEWORK,
            Float.BYTES,
            new Pace(1e-3, 1e-9, 150e9, 60e9),
            new ProvidedEngine("pytorch", "pytorch", "PyTorch"));
    /** Hand-written, double, textbook loops. */
    public static final EngineKind LOOPS = new EngineKind(
            "loops",
            "in textbook loops",
            Role.TEXTBOOK,
            Double.BYTES,
            new Pace(0, 0, 2e9, 2e9),
            (settings, threads) -> ManualEngine.loops(settings));
    /** Deeplearning4j on a GPU, float: what {@link #DL4J} becomes where the CPU has columns of its own beside it. */
    public static final EngineKind DL4J_CUDA = new EngineKind(
            "dl4j-cuda",
            "in Deeplearning4j on a GPU",
            Role.GPU,
            Float.BYTES,
            DL4J.pace,
            (settings, threads) -> Engines.dl4j(settings, Precision.FLOAT, threads));

    private static final List<EngineKind> ALL = List.of(MANUAL, DL4J, PYTORCH, LOOPS, DL4J_CUDA);

    /** What an engine is to the others. */
    public enum Role {
        /** Ours, which every framework is compared with. */
        HAND,
        /** Somebody else's, with columns beside ours; keeps its numbers outside the heap. */
        FRAMEWORK,
        /** A framework on another device, with columns of its own; what the build decides, not the user. */
        GPU,
        /** A proof rather than a racer: it has rows of epochs, and no columns. */
        TEXTBOOK;

        /**
         * Whether its figures stand in a column of their own beside published ones.
         *
         * @return true for ours and for frameworks
         */
        public boolean compared() {
            return this == HAND || this == FRAMEWORK;
        }

        boolean outsideTheHeap() {
            return this == FRAMEWORK || this == GPU;
        }
    }

    /** Makes an engine. */
    @FunctionalInterface
    public interface Factory {
        /**
         * Builds a network; its parameters are to be loaded.
         *
         * @param settings the network
         * @param threads how many threads, if that is the engine's to choose
         * @return the engine, to be closed
         */
        Engine create(NetworkSettings settings, ThreadPlan threads);

        /**
         * Whether its module is on the class path. An engine that is not there has no column and cannot be named.
         *
         * @return true unless the module is one that a profile of the build adds
         */
        default boolean available() {
            return true;
        }

        /**
         * Makes sure that it can compute here, where that is not sure.
         *
         * @throws backproplab.network.engine.EngineUnavailableException if it cannot
         */
        default void ensureAvailable() {}

        /**
         * What the library behind it is; to be asked once it is available.
         *
         * @return values by name; empty for engines that environment.json describes elsewhere
         */
        default Map<String, Object> details() {
            return Map.of();
        }

        /**
         * What a user is told who names an engine that is not there.
         *
         * @param option with which
         * @return code 2, and what to add to the build
         */
        default UserException absent(String option) {
            throw new IllegalStateException("every build has this engine");
        }
    }

    /**
     * The engines of this build.
     *
     * @return in the order of their columns
     */
    public static List<EngineKind> all() {
        return available(ALL);
    }

    static List<EngineKind> available(List<EngineKind> engines) {
        return engines.stream().filter(kind -> kind.factory().available()).toList();
    }

    /**
     * The engines that a user may name; where a framework computes is the build's choice, not an engine's name.
     *
     * @return all but those on a GPU
     */
    public static List<EngineKind> named() {
        return all().stream().filter(kind -> kind.role() != Role.GPU).toList();
    }

    /**
     * Finds the engine that a user names.
     *
     * @param option with which, for messages
     * @param token what the user typed
     * @param choice the engines that can be named there
     * @return one of them
     * @throws OptionException if there is none of that name
     * @throws UserException with code 2 if there is one in another build
     */
    public static EngineKind pick(String option, String token, List<EngineKind> choice) {
        ALL.stream()
                .filter(kind -> kind.token().equals(token) && !kind.factory().available())
                .findFirst()
                .ifPresent(kind -> {
                    throw kind.factory().absent(option);
                });
        return Choices.pick(option, token, choice.toArray(EngineKind[]::new), EngineKind::token);
    }

    /**
     * The engines whose figures stand in columns of their own beside published ones.
     *
     * @return ours, then every framework
     */
    public static List<EngineKind> compared() {
        return all().stream().filter(kind -> kind.role().compared()).toList();
    }

    /**
     * What it is called, for people.
     *
     * @return for example {@code Deeplearning4j}: its words without the first, which is in or by
     */
    public String title() {
        return words.substring(words.indexOf(' ') + 1);
    }

    /**
     * What the names of its columns begin with.
     *
     * @return for example {@code dl4j_cuda}
     */
    public String column() {
        return token.replace('-', '_');
    }

    /**
     * Whether it is somebody else's, in columns of its own beside ours. Its threads are the process's.
     *
     * @return true for {@link #DL4J} and {@link #PYTORCH}
     */
    public boolean framework() {
        return role == Role.FRAMEWORK;
    }

    /**
     * Whether it is Deeplearning4j, wherever that computes.
     *
     * @return true for {@link #DL4J} and {@link #DL4J_CUDA}
     */
    public boolean dl4j() {
        return this == DL4J || this == DL4J_CUDA;
    }

    /**
     * What it computes in, for environment.json.
     *
     * @return float or double
     */
    public String precision() {
        return bytesPerNumber == Float.BYTES ? "float" : "double";
    }

    /** In the order of the list; an engine that is not in it comes last. */
    @Override
    public int compareTo(EngineKind other) {
        return Comparator.comparingInt(EngineKind::place)
                .thenComparing(EngineKind::token)
                .compare(this, other);
    }

    private int place() {
        return ALL.contains(this) ? ALL.indexOf(this) : ALL.size();
    }

    @Override
    public String toString() {
        return token;
    }
}
