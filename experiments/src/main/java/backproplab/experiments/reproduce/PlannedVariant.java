package backproplab.experiments.reproduce;

import backproplab.experiments.reports.Experiment;
import backproplab.experiments.reports.Setup;
import backproplab.experiments.reports.Variant;
import java.util.Optional;

/**
 * A variant of a run of Lab.
 *
 * @param experiment where it belongs
 * @param variant which
 * @param setup what it is run with; empty if it is not run
 * @param training what trains it; empty if it is not run, or cannot be
 * @param failure why it cannot be run although it should; empty if all is well
 */
record PlannedVariant(
        Experiment experiment,
        Variant variant,
        Optional<Setup> setup,
        Optional<PlannedTraining> training,
        String failure) {

    String name() {
        return experiment.path() + " | " + variant.name();
    }
}
