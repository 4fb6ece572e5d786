package backproplab.check.verdict;

/**
 * How far apart two tensors may be, as a relative error; one pair for each number type.
 *
 * <p>Double: two right ways to compute a fixture differ by some {@code 1e-14}, and the smallest mistake of the catalogue by {@code
 * 1e-6} on at least one fixture, so that {@code 1e-9} lies far from both. Numbers that come from the same wrong formula agree as well
 * as right ones do; {@code 1e-6} leaves room for one that loses digits.
 *
 * <p>Float: a right layer is off by up to {@code 1e-5} where sums nearly cancel, so {@code 1e-4} is right. A cause is believed up to the
 * same bound.
 *
 * <p>In both a cause must account for 99 % of the error: whatever is left over is smaller than a hundredth of what was to be explained.
 * So a tensor that is off by a little is not explained by a mistake that moves it by another little, whatever the bound.
 *
 * @param right largest error of what is right
 * @param fits largest difference between what was seen and what a mistake would give, if the mistake is believed
 */
record Bounds(double right, double fits) {
    private static final double UNEXPLAINED_SHARE = 0.01;

    static Bounds of(boolean inFloat) {
        return inFloat ? new Bounds(1e-4, 1e-4) : new Bounds(1e-9, 1e-6);
    }

    /** Largest difference between what was seen and what a mistake would give, where what was seen is off by an error. */
    double fits(double error, double chance) {
        double explained = error > right && Double.isFinite(error) ? UNEXPLAINED_SHARE * error : fits;
        return Math.max(Math.min(fits, explained), chance);
    }
}
