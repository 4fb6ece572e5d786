package backproplab.experiments.reproduce;

import backproplab.experiments.reports.Experiment;
import backproplab.experiments.reports.Variant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** How long a run of Lab takes on real data and two cores, guessed from its arithmetic. */
public final class LabEstimate {
    /** Two trainings with a thread each, side by side, against one after the other with both threads: {@value}. */
    private static final double SIDE_BY_SIDE = 0.7;

    private static final double ALONE = 1;

    private LabEstimate() {}

    /**
     * Time of all experiments; what several of them share counts once.
     *
     * @param settings what is run
     * @return seconds
     */
    public static double seconds(LabSettings settings) {
        return seconds(settings, training -> training.byHand() && !settings.histories() ? SIDE_BY_SIDE : ALONE);
    }

    /**
     * The same where other machines, each like this one, train what is not about times.
     *
     * @param settings what is run
     * @param slots how many trainings go on there at the same time
     * @return seconds
     */
    public static double seconds(LabSettings settings, int slots) {
        // With a thread each two side by side take the share above, so that one takes twice as much.
        double share = settings.threads().orElse(1) == 1 ? 2 * SIDE_BY_SIDE : ALONE;
        return seconds(settings, training -> share / slots);
    }

    private static double seconds(LabSettings settings, ToDoubleFunction<Training> untimed) {
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
                        * (timed.contains(training) ? ALONE : untimed.applyAsDouble(training)))
                .sum();
    }
}
