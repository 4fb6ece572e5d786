package backproplab.experiments.train.schedule;

/**
 * One rise and one long fall, both along half a cosine, step by step (Smith, Topin 2018): PyTorch's {@code OneCycleLR} with
 * its defaults, the base rate being its {@code max_lr}.
 *
 * <p>From 1/25 in step 0 up to 1 at step {@code 0.3 totalSteps - 1}, whole or not, then down to 1/250000 in the last step.
 * PyTorch also moves the momentum unless told otherwise ({@code cycle_momentum}); here it stays. In a run of one to three
 * steps there is no rise.
 */
public record OneCycle() implements Schedule {
    private static final double RISING_SHARE = 0.3;
    private static final double START = 1.0 / 25;
    private static final double END = START / 1e4;

    @Override
    public double factor(Position at) {
        double top = RISING_SHARE * at.totalSteps() - 1;
        if (at.step() <= top) {
            return between(START, 1, at.step() / top);
        }
        return between(1, END, (at.step() - top) / (at.totalSteps() - 1 - top));
    }

    /** Half a cosine from one value at share 0 to another at share 1. */
    private static double between(double from, double to, double share) {
        return to + (from - to) / 2 * (1 + StrictMath.cos(Math.PI * share));
    }

    @Override
    public String text() {
        return "onecycle";
    }
}
