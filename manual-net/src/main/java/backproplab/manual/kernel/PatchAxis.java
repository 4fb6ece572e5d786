package backproplab.manual.kernel;

/**
 * One direction, down or across, of a convolution: position o and tap t meet the image at {@code o stride + t - padding}; where
 * no pixel is, the value is 0.
 *
 * @param extent pixels of the image
 * @param taps extent of the kernel
 * @param stride distance between neighbouring positions
 * @param padding zeros before the image; negative cuts it
 * @param positions how many positions there are
 */
public record PatchAxis(int extent, int taps, int stride, int padding, int positions) {

    /**
     * The first tap that ever meets a pixel.
     *
     * @return a tap; {@link #taps} if none does
     */
    int firstLiveTap() {
        int tap = 0;
        while (tap < taps && !meetsAPixel(tap)) {
            tap++;
        }
        return tap;
    }

    /**
     * This axis without the taps at either end that only ever meet padding, as most do in the last layers of a deep network,
     * whose images are a pixel or two wide.
     *
     * @return an axis of as many or fewer taps; its tap 0 is {@link #firstLiveTap} of this one
     */
    PatchAxis withoutDeadTaps() {
        int first = firstLiveTap();
        int last = taps - 1;
        while (last > first && !meetsAPixel(last)) {
            last--;
        }
        return new PatchAxis(extent, Math.max(0, last + 1 - first), stride, padding - first, positions);
    }

    /**
     * The tap at which a position meets a pixel.
     *
     * @return -1 if it does not
     */
    int tap(int position, int pixel) {
        int tap = pixel - position * stride + padding;
        return tap >= 0 && tap < taps ? tap : -1;
    }

    private boolean meetsAPixel(int tap) {
        for (int o = 0; o < positions; o++) {
            int pixel = o * stride + tap - padding;
            if (pixel >= 0 && pixel < extent) {
                return true;
            }
        }
        return false;
    }
}
