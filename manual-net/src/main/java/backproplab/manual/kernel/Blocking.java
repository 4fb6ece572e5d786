package backproplab.manual.kernel;

import backproplab.network.processor.Processor;

/**
 * How large the blocks of a matrix product are. They decide in which order sums are added up, so they follow from facts about the
 * processor alone and are the same from run to run.
 *
 * @param inner   inner extent of a block
 * @param rows    rows of a block of the left operand, which stays in the second-level cache
 * @param columns columns of a block of the right operand
 */
record Blocking(int inner, int rows, int columns) {
    /** System property that sets the inner extent, to try others: {@value}. */
    static final String INNER_PROPERTY = "manualnet.innerBlock";

    /** As long as it can be, so that most products finish a tile at once: adding to the result costs more than packing. */
    private static final int DEEP = 1024;

    /**
     * Where two multiply-adds of 512 bits start each cycle, the second-level cache is too slow for the panel of B that every
     * step reads on; so many rows of 32 columns stay in a first-level cache of 48 kB.
     */
    private static final int SHALLOW = 256;

    private static final int COLUMNS = 1024;

    /** Of a block of the left operand. */
    private static final int VALUES = 120 * 1024;

    private static final int ROW_UNIT = 12;
    private static final int MOST_ROWS = 240;

    /**
     * The blocks of this machine, or those that the property asks for.
     *
     * @throws IllegalArgumentException if the property is no extent
     */
    static Blocking here() {
        String asked = System.getProperty(INNER_PROPERTY, "0");
        return of(Processor.here(), asked.matches("\\d{1,6}") ? Integer.parseInt(asked) : -1);
    }

    /**
     * The rule: short blocks for processors with two units of 512 bits, which are those of Intel; others work on such vectors in halves.
     *
     * @param processor what it is for
     * @param inner extent that the user wants, or 0
     * @throws IllegalArgumentException if that is below 0 or above {@value #DEEP}
     */
    static Blocking of(Processor processor, int inner) {
        if (inner < 0 || inner > DEEP) {
            throw new IllegalArgumentException("-D" + INNER_PROPERTY + " must be 1 to " + DEEP);
        }
        boolean twoUnits = processor.vendor().equals(Processor.INTEL) && processor.has("avx512f");
        int depth = inner > 0 ? inner : twoUnits ? SHALLOW : DEEP;
        int rows = Math.min(MOST_ROWS, VALUES / depth / ROW_UNIT * ROW_UNIT);
        return new Blocking(depth, rows, COLUMNS);
    }
}
