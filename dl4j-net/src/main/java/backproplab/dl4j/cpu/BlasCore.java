package backproplab.dl4j.cpu;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The core that OpenBLAS runs, beside the one that it should.
 *
 * @param choice  what was chosen before it loaded
 * @param running OpenBLAS's own name of the core in force; empty if it cannot be read
 * @param config  its version and build, as it says itself; empty if it cannot be read
 */
public record BlasCore(CoreChoice choice, Optional<String> running, Optional<String> config) {

    /** Key of {@link #trouble} in {@link #details}, where there is any: {@value}. */
    public static final String TROUBLE = "blas_core_trouble";

    private static final String UNKNOWN = "unknown";

    /**
     * Asks the loaded library.
     *
     * @param choice what was chosen before it loaded
     * @return what runs; unknown before ND4J has loaded
     */
    public static BlasCore read(CoreChoice choice) {
        Optional<LoadedOpenBlas> loaded = LoadedOpenBlas.slowest();
        return new BlasCore(choice, loaded.map(LoadedOpenBlas::core), loaded.map(LoadedOpenBlas::config));
    }

    /**
     * The name of the core in force.
     *
     * @return for example {@code SkylakeX}; {@code unknown} if it cannot be read
     */
    public String name() {
        return running.orElse(UNKNOWN);
    }

    /**
     * What results keep of it.
     *
     * @return values by name, in the order of environment.json
     */
    public Map<String, Object> details() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("blas_core", name());
        values.put("blas_core_wanted", choice.wanted().orElse("none"));
        values.put("blas_core_chosen_by", choice.by().toString());
        values.put("blas_config", config.orElse(UNKNOWN));
        trouble().ifPresent(text -> values.put(TROUBLE, text));
        return values;
    }

    /**
     * The core for people.
     *
     * @return its name and whether it fits, or what is wrong
     */
    public String sentence() {
        return trouble()
                .orElseGet(() -> name()
                        + (running.isPresent() && choice.wanted().isPresent() ? ", which fits this processor; " : "; ")
                        + "chosen by "
                        + switch (choice.by()) {
                            case USER -> CoreChoice.VARIABLE + " in the environment";
                            case RULE -> "this program";
                            case LIBRARY -> "OpenBLAS itself";
                        });
    }

    /**
     * What is wrong with the core, what that costs and how to set it.
     *
     * @return two sentences or three; empty if the core fits, or nothing better is known
     */
    public Optional<String> trouble() {
        Optional<KernelClass> best = choice.wanted().flatMap(KernelClass::of);
        if (best.isEmpty()) {
            return Optional.empty();
        }
        if (running.isEmpty()) {
            return choice.obstacle()
                    .map(why -> "Which kernels OpenBLAS runs is unknown, and "
                            + choice.wanted().get() + " could not be set from here (" + why + "). " + remedy());
        }
        return KernelClass.of(running.get())
                .filter(kernels -> kernels.compareTo(best.get()) < 0)
                .map(kernels -> "OpenBLAS runs its " + kernels + " kernels (" + running.get()
                        + ") on a processor that can run those for " + best.get() + " ("
                        + choice.wanted().get()
                        + "): matrix products take " + kernels.timesAsLongAs(best.get()) + ". " + remedy());
    }

    private String remedy() {
        String core = choice.wanted().orElseThrow();
        return choice.by() == Chooser.USER
                ? CoreChoice.VARIABLE + "=" + choice.asked().orElse("")
                        + " in the environment asked for that: unset it, or set it to " + core + "."
                : "Set " + CoreChoice.VARIABLE + "=" + core + " in the environment before Java starts.";
    }
}
