package backproplab.experiments.results;

/** What the files of a run's folder are called; results/README.md says what is in them. */
public final class FileNames {
    /** Every resolved setting, to run again. */
    public static final String CONFIG = "config.json";
    /** The machine and what computed. */
    public static final String ENVIRONMENT = "environment.json";
    /** The machine that a run which was cut off went on with. */
    public static final String ENVIRONMENT_RESUMED = "environment-resumed.json";
    /** A row for each epoch. */
    public static final String EPOCHS = "epochs.csv";
    /** A row for each model, variant and seed. */
    public static final String COMPARISON = "comparison.csv";
    /** Published figures beside ours. */
    public static final String REPRODUCTION = "reproduction.csv";
    /** What the reports say, and whether it is so. */
    public static final String CLAIMS = "claims.csv";
    /** Published epochs beside ours. */
    public static final String CURVES = "curves.csv";
    /** Rows of the reports by what is not stated. */
    public static final String SENSITIVITY = "sensitivity.csv";
    /** A row for each trial. */
    public static final String SEARCH = "search.csv";
    /** What each engine says of test images on which they differ, or one was surely wrong. */
    public static final String ANSWERS = "answers.csv";
    /** What went on inside the networks, of a run that was watched. */
    public static final String LAYERS = "layers.csv";

    /** A row for each step of a learning-rate range test. */
    public static final String RATES = "lr.csv";
    /** A row for each network that was to learn some images by heart. */
    public static final String OVERFIT = "overfit.csv";

    static final String SOLVER = "solver.csv";
    /** How often a class was taken for another. */
    public static final String CONFUSION = "confusion.csv";

    static final String CLASSES = "classes.csv";
    /** The wrong answers that a network was surest of. */
    public static final String MISTAKES = "mistakes.csv";

    static final String SPEED = "speed.csv";
    static final String PARITY = "parity.csv";
    static final String GRADES = "grades.csv";
    static final String CHECK = "check.csv";

    private FileNames() {}
}
