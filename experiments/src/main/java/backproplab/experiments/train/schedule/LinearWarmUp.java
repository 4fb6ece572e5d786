package backproplab.experiments.train.schedule;

/**
 * Another schedule, multiplied in the first steps by a rising line: {@code min(1, (step + 1) / steps)} (Goyal et al. 2017,
 * section 2.2). The other schedule counts from the start of the run, so its milestones stay where they are.
 *
 * @param schedule what follows the warm-up
 * @param steps length of the warm-up, at least 1; in a shorter run the full rate is never reached
 */
public record LinearWarmUp(Schedule schedule, int steps) implements Schedule {

    @Override
    public double factor(Position at) {
        return schedule.factor(at) * Math.min(1, (at.step() + 1.0) / steps);
    }

    @Override
    public Schedule after(double validationLoss) {
        return new LinearWarmUp(schedule.after(validationLoss), steps);
    }

    @Override
    public Schedule faster(int times) {
        return new LinearWarmUp(schedule.faster(times), Math.max(1, steps / times));
    }

    /** The text of the other schedule; the warm-up is an option of its own. */
    @Override
    public String text() {
        return schedule.text();
    }
}
