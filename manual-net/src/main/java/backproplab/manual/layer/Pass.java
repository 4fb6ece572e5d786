package backproplab.manual.layer;

/**
 * What a forward pass is for.
 *
 * @param training whether layers behave as in training (dropout drops) or as in evaluation
 * @param step the number of the training step, from 0; feeds the dropout mask, so that equal steps drop equal units
 */
public record Pass(boolean training, long step) {

    /** A pass that only predicts. */
    public static final Pass EVALUATION = new Pass(false, 0);

    /**
     * A training pass.
     *
     * @param step the number of the training step, from 0
     * @return the pass
     */
    public static Pass training(long step) {
        return new Pass(true, step);
    }
}
