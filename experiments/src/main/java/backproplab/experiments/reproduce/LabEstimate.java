package backproplab.experiments.reproduce;

import backproplab.experiments.reports.Experiment;
import backproplab.experiments.reports.Variant;
import java.util.HashSet;
import java.util.Set;

/** How long a run of Lab takes on real data and two cores, guessed from its arithmetic. */
public final class LabEstimate {
    /** Two trainings with a thread each, side by side, against one after the other with both threads: {@value}. */
    private static final double SIDE_BY_SIDE = 0.7;

    private LabEstimate() {}

    /**
     * Time of all experiments; what several of them share counts once.
     *
     * @param settings what is run
     * @return seconds
     */
    public static double seconds(LabSettings settings) {
        Set<Training> timed = new HashSet<>();
        Set<Training> trainings = new HashSet<>();
        for (Experiment experiment : settings.experiments()) {
            for (Variant variant : experiment.variants()) {
                settings.setup(experiment, variant)
                        .map(setup -> settings.training(experiment, variant, setup))
                        .ifPresent(training -> {
                            trainings.add(training);
                            if (experiment.timed()) {
                                timed.add(training);
                            }
                        });
            }
        }
        return trainings.stream()
                .mapToDouble(training -> training.nominalSeconds()
                        * (timed.contains(training) || !training.byHand() || settings.histories() ? 1 : SIDE_BY_SIDE))
                .sum();
    }
}
