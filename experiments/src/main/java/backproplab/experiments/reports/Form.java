package backproplab.experiments.reports;

import java.util.Locale;
import java.util.Optional;

/** How large the trainings of an experiment are. */
public enum Form {
    /** Minutes: less data, fewer epochs. */
    QUICK {
        @Override
        public Optional<Setup> setup(Experiment experiment, Variant variant) {
            return experiment.setup(variant, true);
        }
    },
    /** The reports' images, and a tenth of the epochs where they are many: hours. */
    MEDIUM {
        @Override
        public Optional<Setup> setup(Experiment experiment, Variant variant) {
            return experiment.mediumSetup(variant);
        }
    },
    /** The reports' settings: hours or days. */
    LAB {
        @Override
        public Optional<Setup> setup(Experiment experiment, Variant variant) {
            return experiment.setup(variant, false);
        }
    },
    /** A second each, to see that everything works. */
    TINY {
        @Override
        public Optional<Setup> setup(Experiment experiment, Variant variant) {
            return experiment.setup(variant, true).map(Setup::tiny);
        }
    };

    /**
     * The settings of a variant of this size.
     *
     * @param experiment which
     * @param variant one of its rows
     * @return empty if the variant is not trained
     */
    public abstract Optional<Setup> setup(Experiment experiment, Variant variant);

    /**
     * The text on the command line and in files.
     *
     * @return the name in lower case
     */
    public String token() {
        return name().toLowerCase(Locale.ROOT);
    }
}
