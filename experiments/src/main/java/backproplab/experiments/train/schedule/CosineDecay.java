package backproplab.experiments.train.schedule;

/**
 * Falls along half a cosine, step by step: {@code (1 + cos(pi step / totalSteps)) / 2} (Loshchilov, Hutter 2017, section 3,
 * without restarts). PyTorch's {@code CosineAnnealingLR} is the same when it is called after every step with {@code T_max}
 * the total number of steps; called after every epoch, as is usual there, it falls in stairs.
 */
public record CosineDecay() implements Schedule {

    @Override
    public double factor(Position at) {
        return (1 + StrictMath.cos(Math.PI * at.step() / at.totalSteps())) / 2;
    }

    @Override
    public String text() {
        return "cosine";
    }
}
