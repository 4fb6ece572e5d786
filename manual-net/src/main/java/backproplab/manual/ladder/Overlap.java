package backproplab.manual.ladder;

import backproplab.network.shape.Window;

/**
 * Along one axis, the outputs whose input at a given kernel offset lies in the image and not in the padding.
 *
 * @param first the first such output
 * @param end the output after the last; not above {@code first} if there is none
 */
record Overlap(int first, int end) {

    /** Outputs j with {@code 0 <= j stride + offset - padding < input}. */
    static Overlap of(Window window, int offset, int input, int output) {
        int stride = window.stride();
        int missing = Math.max(0, window.padding() - offset);
        int last = Math.floorDiv(input - 1 + window.padding() - offset, stride);
        return new Overlap((missing + stride - 1) / stride, Math.min(output, last + 1));
    }

    /** How many outputs; 0 or less if there is none. */
    int count() {
        return end - first;
    }
}
