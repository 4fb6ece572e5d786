package backproplab.experiments.train.schedule;

/**
 * Falls along a line, step by step: {@code 1 - step / totalSteps}. The step after the last would have the rate 0, so no step
 * is wasted on it.
 */
public record LinearDecay() implements Schedule {

    @Override
    public double factor(Position at) {
        return 1 - (double) at.step() / at.totalSteps();
    }

    @Override
    public String text() {
        return "linear";
    }
}
