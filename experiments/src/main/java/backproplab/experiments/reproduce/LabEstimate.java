package backproplab.experiments.reproduce;

import backproplab.experiments.reports.Experiment;
import backproplab.experiments.reports.Variant;
import java.util.HashSet;
import java.util.Set;

/** How long a run of Lab takes on real data and two cores, guessed from its arithmetic. */
public final class LabEstimate {
    private LabEstimate() {}

    /**
     * Time of all experiments; what several of them share counts once.
     *
     * @param settings what is run
     * @return seconds
     */
    public static double seconds(LabSettings settings) {
        Set<Training> trainings = new HashSet<>();
        for (Experiment experiment : settings.experiments()) {
            for (Variant variant : experiment.variants()) {
                settings.setup(experiment, variant)
                        .map(setup -> settings.training(experiment, variant, setup))
                        .ifPresent(trainings::add);
            }
        }
        return trainings.stream().mapToDouble(Training::nominalSeconds).sum();
    }
}
