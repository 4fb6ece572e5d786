package backproplab.manual.ladder;

import backproplab.manual.tensor.FloatTensor;
import backproplab.network.shape.Shape;
import backproplab.network.shape.Window;

/**
 * Images written out as a matrix P of patches, and back.
 *
 * <p>P has a row for every kernel offset (c, r, s) and a column for every output pixel (n, oh, ow): {@code P[(c, r, s)][(n, oh,
 * ow)] = x[n][c][oh stride + r - padding][ow stride + s - padding]}, 0 in the padding. Each pixel is written as often as
 * windows cover it, 9 times for a 3 x 3 kernel: memory and time that a product over the images themselves does not spend.
 */
final class Im2col {
    private final Window window;
    private final Shape images;
    private final Shape outputs;

    /**
     * Fixes the geometry.
     *
     * @param window kernel, stride and padding
     * @param images N x C x H x W
     * @param outputs N x anything x OH x OW
     */
    Im2col(Window window, Shape images, Shape outputs) {
        this.window = window;
        this.images = images;
        this.outputs = outputs;
    }

    /** Rows of P. */
    int offsets() {
        return images.dim(1) * window.kernel() * window.kernel();
    }

    /** Columns of P. */
    int patches() {
        return images.dim(0) * outputs.dim(2) * outputs.dim(3);
    }

    /** P of some images, a new array. */
    float[] unroll(FloatTensor x) {
        float[] p = new float[Math.multiplyExact(offsets(), patches())];
        eachRun((at, pixel, count) -> {
            for (int i = 0; i < count; i++) {
                p[at + i] = x.data()[pixel + i * window.stride()];
            }
        });
        return p;
    }

    /** The way back: every element of P is added to the pixel it stands for. */
    void addBack(float[] p, FloatTensor x) {
        eachRun((at, pixel, count) -> {
            for (int i = 0; i < count; i++) {
                x.data()[pixel + i * window.stride()] += p[at + i];
            }
        });
    }

    /** Neighbours in a row of P, from {@code at} on, and the pixels they stand for, from {@code pixel} on by the stride. */
    private interface Run {
        void take(int at, int pixel, int count);
    }

    /** Walks through P in memory order, without what lies in the padding. */
    private void eachRun(Run run) {
        int at = 0;
        for (int c = 0; c < images.dim(1); c++) {
            for (int r = 0; r < window.kernel(); r++) {
                for (int s = 0; s < window.kernel(); s++) {
                    for (int n = 0; n < images.dim(0); n++) {
                        eachRun(run, at, n * images.dim(1) + c, r, s);
                        at += outputs.dim(2) * outputs.dim(3);
                    }
                }
            }
        }
    }

    /** One kernel offset over one plane of pixels. */
    private void eachRun(Run run, int at, int plane, int r, int s) {
        Overlap rows = Overlap.of(window, r, images.dim(2), outputs.dim(2));
        Overlap columns = Overlap.of(window, s, images.dim(3), outputs.dim(3));
        int left = columns.first() * window.stride() + s - window.padding();
        for (int oh = rows.first(); oh < rows.end(); oh++) {
            int h = oh * window.stride() + r - window.padding();
            int pixel = (plane * images.dim(2) + h) * images.dim(3) + left;
            run.take(at + oh * outputs.dim(3) + columns.first(), pixel, columns.count());
        }
    }
}
