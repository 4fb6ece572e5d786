package backproplab.files.run;

import java.nio.file.Path;

/** Where the weights of a run's networks are: {@code RUN/weights/MODEL-EXPERIMENT-VARIANT-seedN-ENGINE.safetensors}. */
public final class NetworkFiles {
    /** The folder within the run's: {@value}. */
    public static final String FOLDER = "weights";
    /** What stands in place of an engine for the weights that all engines start from: {@value}. */
    public static final String INITIAL = "initial";
    /** How a file's name ends: {@value}. */
    public static final String SUFFIX = ".safetensors";

    private NetworkFiles() {}

    /**
     * The file of one network. Names may hold what a file name may not, which becomes hyphens.
     *
     * @param model token of the model
     * @param experiment which experiment
     * @param variant which variant of it; may be empty
     * @param seed the run's seed
     * @param engine token of the engine, or {@value #INITIAL}
     * @return its path from the run's folder
     */
    public static Path of(String model, String experiment, String variant, String seed, String engine) {
        return Path.of(FOLDER, name(model, experiment, variant, "seed" + seed, engine) + SUFFIX);
    }

    /**
     * Any words as the name of a file or folder: what such a name may not hold everywhere becomes a hyphen.
     *
     * @param words such as those that tell networks apart; some may be empty
     * @return letters, digits, dots, and hyphens between them
     */
    public static String name(String... words) {
        return String.join("-", words)
                .replaceAll("[^A-Za-z0-9.-]+", "-")
                .replaceAll("-+", "-")
                .replaceAll("^-|-$", "");
    }
}
