package backproplab.experiments.train.schedule;

/**
 * Falls by a factor every so many epochs: {@code factor^floor((epoch - 1) / every)}, PyTorch's {@code StepLR}.
 *
 * @param every epochs at the same rate, at least 1
 * @param factor in (0, 1)
 */
public record StepDecay(int every, double factor) implements Schedule {

    @Override
    public double factor(Position at) {
        return StrictMath.pow(factor, (at.epoch() - 1) / every);
    }

    @Override
    public Schedule faster(int times) {
        return new StepDecay(Math.max(1, Math.round((float) every / times)), factor);
    }

    @Override
    public String text() {
        return "step:" + every + "," + factor;
    }
}
