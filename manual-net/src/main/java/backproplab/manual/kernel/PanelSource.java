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
     * Copies a block into panels, one behind the other.
     *
     * @param k0 first inner index
     * @param k1 inner index after the last
     * @param j0 first outer index
     * @param j1 outer index after the last
     * @param width row length of a panel
     * @param panels receives the block from index 0
     */
    default void packAll(int k0, int k1, int j0, int j1, int width, float[] panels) {
        int at = 0;
        for (int j = j0; j < j1; j += width) {
            pack(k0, k1, j, Math.min(width, j1 - j), width, panels, at);
            at += (k1 - k0) * width;
        }
    }

    /**
     * The matrix in which the operand's elements lie, if a tile reads them there as fast as from panels.
     *
     * @return null if they are to be packed
     */
    default MatrixPanels inPlace() {
        return null;
    }

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
