package backproplab.manual.kernel;

/**
 * An operand of a matrix product that copies itself into panels.
 *
 * <p>Seen by the product, an operand is a table of elements (k, j): k runs over the inner extent, j over the rows of the
 * left operand or the columns of the right one.
 */
public interface PanelSource {

    /**
     * Copies a block: {@code panel[at + (k - k0) * width + (j - j0)] = element(k, j)}, with zeros for the columns from
     * {@code count} to {@code width}.
     *
     * @param k0 first inner index
     * @param k1 inner index after the last
     * @param j0 first outer index
     * @param count how many outer indices exist, at most width
     * @param width row length of the panel
     * @param panel receives the block
     * @param at where the block starts in it
     */
    void pack(int k0, int k1, int j0, int count, int width, float[] panel, int at);

    /**
     * Roughly how long packing one element takes, against copying one that already lies in order: threads divide the
     * operand that is dearer to pack.
     *
     * @return at least 1
     */
    default int packingCost() {
        return GATHERING_COST;
    }

    /** {@link #packingCost} of elements that are gathered one by one. */
    int GATHERING_COST = 6;
}
