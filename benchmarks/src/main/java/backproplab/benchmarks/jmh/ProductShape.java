package backproplab.benchmarks.jmh;

import java.util.Locale;

/**
 * Extents of a linear layer's products: a batch N, IN features in, OUT out. The squares are the usual yardstick, the odd one
 * fits no block size, the rest are the layers of the step benchmark. A new one is a line here.
 */
public enum ProductShape {
    /** 256 cubed: all operands in the second-level cache. */
    SQUARE_256(256, 256, 256),
    /** 512 cubed. */
    SQUARE_512(512, 512, 512),
    /** 1024 cubed. */
    SQUARE_1024(1024, 1024, 1024),
    /** 2048 cubed: no operand in any cache. */
    SQUARE_2048(2048, 2048, 2048),
    /** Primes: every edge of every block is ragged. */
    ODD_997(997, 1009, 1013),
    /** First layer of the MLP, batch 10. */
    MLP_FC1_B10(10, 784, 2352),
    /** Second layer of the MLP, batch 10. */
    MLP_FC2_B10(10, 2352, 1568),
    /** Third layer of the MLP, batch 10. */
    MLP_FC3_B10(10, 1568, 784),
    /** Last layer of the MLP, batch 10. */
    MLP_FC4_B10(10, 784, 10),
    /** Hidden layer of the CNN, batch 10. */
    CNN_FC1_B10(10, 6272, 128),
    /** First layer of the MLP, batch 128. */
    MLP_FC1_B128(128, 784, 2352),
    /** Second layer of the MLP, batch 128. */
    MLP_FC2_B128(128, 2352, 1568),
    /** Third layer of the MLP, batch 128. */
    MLP_FC3_B128(128, 1568, 784),
    /** Last layer of the MLP, batch 128. */
    MLP_FC4_B128(128, 784, 10),
    /** Hidden layer of the CNN, batch 128. */
    CNN_FC1_B128(128, 6272, 128);

    private final int batch;
    private final int in;
    private final int out;

    ProductShape(int batch, int in, int out) {
        this.batch = batch;
        this.in = in;
        this.out = out;
    }

    /**
     * Rows of the batch, N.
     *
     * @return at least 1
     */
    public int batch() {
        return batch;
    }

    /**
     * Features in, IN.
     *
     * @return at least 1
     */
    public int in() {
        return in;
    }

    /**
     * Features out, OUT.
     *
     * @return at least 1
     */
    public int out() {
        return out;
    }

    /** The name on the command line and in files. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
