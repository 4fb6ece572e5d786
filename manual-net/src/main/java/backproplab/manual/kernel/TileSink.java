package backproplab.manual.kernel;

/** Where a matrix product puts its finished tiles. Tiles of one call touch different elements, so threads share a sink. */
public interface TileSink {

    /**
     * Takes one tile: elements (i0 + r, j0 + c) for r below rows, c below columns.
     *
     * @param i0 first row of the result
     * @param rows how many rows are real
     * @param j0 first column of the result
     * @param columns how many columns are real
     * @param tile the values, row-major
     * @param at where they start
     * @param stride distance between rows in the tile
     * @param first whether this is the first contribution to these elements; later ones are added
     */
    void take(int i0, int rows, int j0, int columns, float[] tile, int at, int stride, boolean first);
}
