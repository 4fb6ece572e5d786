package backproplab.experiments.results;

import backproplab.experiments.train.RunStatus;

/**
 * How fast one engine trained.
 *
 * @param backend what computed; empty if nothing did
 * @param threads how many threads; 0 if nothing ran
 * @param warmUpSteps how many steps ran before the timed ones
 * @param steps how many steps were timed
 * @param stepSeconds median time of a timed step; NaN if there is none
 * @param status how it ended
 */
public record Speed(String backend, int threads, int warmUpSteps, int steps, double stepSeconds, RunStatus status) {

    /**
     * An engine that timed nothing.
     *
     * @param status why
     * @return a speed without numbers
     */
    public static Speed none(RunStatus status) {
        return new Speed("", 0, 0, 0, Double.NaN, status);
    }
}
