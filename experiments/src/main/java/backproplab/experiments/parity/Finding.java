package backproplab.experiments.parity;

import java.util.Optional;

/**
 * One compared quantity.
 *
 * @param step how many training steps came before
 * @param quantity what kind of number
 * @param name which: a tensor, {@code loss}, {@code logits} or {@code all}
 * @param error how far apart
 * @param absolute whether the true value is zero, so that the largest absolute difference is held against the bound
 * @param bound what is allowed; {@link Bounds#NONE} if anything is
 * @param proof that a tie excuses what is beyond the bound
 */
public record Finding(
        int step,
        Quantity quantity,
        String name,
        TensorError error,
        boolean absolute,
        double bound,
        Optional<TieProof> proof) {

    Finding(int step, Quantity quantity, String name, TensorError error, boolean absolute, double bound) {
        this(step, quantity, name, error, absolute, bound, Optional.empty());
    }

    /** The same, excused. */
    Finding tied(TieProof tie) {
        return new Finding(step, quantity, name, error, absolute, bound, Optional.of(tie));
    }

    /**
     * What is held against the bound.
     *
     * @return the relative error; the largest absolute difference where the true value is zero
     */
    public double measured() {
        return absolute ? error.maxAbsolute() : error.relative();
    }

    /**
     * How much of the bound is used up.
     *
     * @return above 1, or NaN, if it is broken; 0 without a bound
     */
    public double share() {
        return bound == Bounds.NONE ? 0 : measured() / bound;
    }

    /**
     * Holds the error against the bound.
     *
     * @return OK, TIED, BROKEN or REPORTED; a number that is not finite breaks every bound
     */
    public Verdict verdict() {
        if (bound == Bounds.NONE && Double.isFinite(measured())) {
            return Verdict.REPORTED;
        }
        if (measured() <= bound) {
            return Verdict.OK;
        }
        return proof.isPresent() && Double.isFinite(measured()) ? Verdict.TIED : Verdict.BROKEN;
    }
}
