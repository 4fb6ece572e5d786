package backproplab.experiments.cli.option;

import backproplab.experiments.cli.screen.Screen;
import backproplab.files.failure.UserException;

/** What takes longer than an hour is not begun by mistake. */
public final class LongRun {
    private static final double MOST_SECONDS = 3600;

    private LongRun() {}

    /**
     * Refuses to begin.
     *
     * @param seconds the estimate
     * @param allowed whether the user said so, now or when the run began
     * @param choice what to choose to have less of it
     * @throws UserException with code 2
     */
    public static void check(double seconds, boolean allowed, String choice) {
        if (seconds > MOST_SECONDS && !allowed) {
            throw UserException.usage("This would take about " + Screen.duration(seconds)
                    + ".\nAdd --yes to start it, or choose " + choice + ".");
        }
    }
}
