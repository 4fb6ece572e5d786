package backproplab.experiments.train.schedule;

/**
 * A place in a run: the training step about to be made.
 *
 * @param epoch its epoch, from 1
 * @param step its number in the whole run, from 0
 * @param totalSteps how many steps the whole run has
 */
public record Position(int epoch, int step, int totalSteps) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if the epoch is below 1 or the step is not in [0, totalSteps)
     */
    public Position {
        if (epoch < 1) {
            throw new IllegalArgumentException("epochs count from 1: " + epoch);
        }
        if (step < 0 || step >= totalSteps) {
            throw new IllegalArgumentException("step " + step + " is not in [0, " + totalSteps + ")");
        }
    }
}
