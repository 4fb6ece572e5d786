package backproplab.experiments.reports;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;

/** How large the trainings of an experiment are. */
public enum Form {
    /** Minutes: less data, fewer epochs. */
    QUICK((experiment, variant) -> experiment.setup(variant, true)),
    /** The reports' images, and a tenth of the epochs where they are many: hours. */
    MEDIUM(Experiment::mediumSetup),
    /** The reports' settings: hours or days. */
    LAB((experiment, variant) -> experiment.setup(variant, false)),
    /** A second each, to see that everything works. */
    TINY((experiment, variant) -> experiment.setup(variant, true).map(Setup::tiny));

    /** Those that a user can ask for, smallest first. */
    public static final List<Form> PRESETS = List.of(QUICK, MEDIUM, LAB);

    private final BiFunction<Experiment, Variant, Optional<Setup>> setup;

    Form(BiFunction<Experiment, Variant, Optional<Setup>> setup) {
        this.setup = setup;
    }

    /**
     * The settings of a variant of this size.
     *
     * @param experiment which
     * @param variant one of its rows
     * @return empty if the variant is not trained
     */
    public Optional<Setup> setup(Experiment experiment, Variant variant) {
        return setup.apply(experiment, variant);
    }

    /**
     * The text on the command line and in files.
     *
     * @return the name in lower case
     */
    public String token() {
        return name().toLowerCase(Locale.ROOT);
    }
}
