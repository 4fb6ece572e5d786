package backproplab.experiments.train.schedule;

/**
 * Falls by a factor after every epoch: {@code factor^(epoch - 1)}, PyTorch's {@code ExponentialLR}.
 *
 * @param factor in (0, 1)
 */
public record ExponentialDecay(double factor) implements Schedule {

    @Override
    public double factor(Position at) {
        return StrictMath.pow(factor, at.epoch() - 1);
    }

    @Override
    public Schedule faster(int times) {
        return new ExponentialDecay(StrictMath.pow(factor, times));
    }

    @Override
    public String text() {
        return "exp:" + factor;
    }
}
