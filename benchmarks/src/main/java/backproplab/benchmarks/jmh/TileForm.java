package backproplab.benchmarks.jmh;

import java.util.Locale;

/** How the operands of a register tile lie in memory, one constant for each tile of {@code KernelOps}. */
public enum TileForm {
    /** Both in panels: {@code KernelOps.tile}. */
    TILE,
    /** The left operand's rows where they lie, as far apart as in the MLP's second layer: {@code KernelOps.rowsTile}. */
    ROWS_TILE,
    /** The right operand's rows as shifted views of padded planes, as a convolution reads them: {@code KernelOps.shiftedTile}. */
    SHIFTED_TILE;

    /** The name in files. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
