package backproplab.manual.kernel;

/**
 * What all Winograd convolutions of a network write to and read back within one call, as large as the largest needs: buffers
 * shared by the threads, and buffers of each thread.
 */
final class WinogradBuffers {
    /** Buffers that all threads see. */
    enum Shared {
        /** Transformed filters. */
        FILTERS,
        /** Gradients of filters, section by section. */
        SECTIONS
    }

    /** Buffers that each thread has. */
    enum Own {
        /** A strip of an image, pixel by pixel, as it lies in the image. */
        PIXELS,
        /** The same with a border. */
        FIELD,
        /** Transformed patches of input. */
        INPUTS,
        /** Transformed gradients of output tiles. */
        GRADIENTS,
        /** Transformed filters. */
        FILTERS,
        /** Filters, side by side. */
        TAPS,
        /** Outputs, still transformed. */
        PRODUCTS,
        /** Gradients of filters, still transformed. */
        SUMS,
        /** One register tile. */
        TILE,
        /** What a transform keeps between columns and rows. */
        WORK,
        /** Biases of some neighbouring channels. */
        BIAS
    }

    private final float[][] shared = new float[Shared.values().length][0];
    private final float[][][] own;

    WinogradBuffers(int threads) {
        own = new float[threads][Own.values().length][0];
    }

    /** Makes a shared buffer at least so large. */
    void reserve(Shared buffer, int size) {
        if (shared[buffer.ordinal()].length < size) {
            shared[buffer.ordinal()] = new float[size];
        }
    }

    /** Makes a buffer of every thread at least so large. */
    void reserve(Own buffer, int size) {
        for (float[][] buffers : own) {
            if (buffers[buffer.ordinal()].length < size) {
                buffers[buffer.ordinal()] = new float[size];
            }
        }
    }

    float[] shared(Shared buffer) {
        return shared[buffer.ordinal()];
    }

    float[] own(int part, Own buffer) {
        return own[part][buffer.ordinal()];
    }
}
