package backproplab.experiments.train.schedule;

/** How the learning rate changes during a run. Immutable: the same position always gives the same factor. */
public interface Schedule {

    /**
     * What the base rate is multiplied by.
     *
     * @param at the step about to be made
     * @return a factor in [0, 1]
     */
    double factor(Position at);

    /**
     * The schedule of the epochs to come.
     *
     * @param validationLoss of the epoch that ended; may be NaN
     * @return this schedule, unless it learns from the loss
     */
    default Schedule after(double validationLoss) {
        return this;
    }

    /**
     * The schedule of a run with so many times fewer epochs. What counts epochs counts fewer; what counts the steps of the whole run stays as
     * it is.
     *
     * @param times how many times shorter the run is, at least 1
     * @return a schedule that comes to the same factors at the same share of the run, as nearly as whole epochs allow
     */
    default Schedule faster(int times) {
        return this;
    }

    /**
     * The text that {@link ScheduleParser#parse} reads back.
     *
     * @return for example {@code step:20,0.1}
     */
    String text();
}
