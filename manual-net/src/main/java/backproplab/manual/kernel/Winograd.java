package backproplab.manual.kernel;

/** What {@link WinogradConvolution} and {@link WinogradFilterGradient} share: which convolutions are theirs. */
final class Winograd {
    /** Transforming a patch costs the same however many channels come out of it, and outputs however many go in. */
    private static final int FEWEST_CHANNELS = 16;

    /** With fewer filters times channels the products that are saved do not make up for the transforms. */
    private static final int SMALLEST_FILTERS = 1 << 10;

    /** Transforming filters takes as long as the products that are saved on some tiles. */
    private static final int FEWEST_TILES = 8;

    /** Three by three filters save so much that a tile pays if this part of it, one in so many, is used. */
    private static final int LEAST_USE = 3;

    /** Keeps the 36 places that a transform writes at once from meeting in one set of a cache, and covers tiles past the end. */
    static final int SKEW = 16;

    private Winograd() {}

    /**
     * Whether this is the right way for a convolution of large batches.
     *
     * @param geometry its sizes
     * @param out channels of the result
     * @return true for 3 x 3 taps, stride 1, enough channels on both sides, and tiles of which enough is used
     */
    static boolean fits(PatchGeometry geometry, int out) {
        int pixels = WinogradTiles.perImage(geometry) * WinogradOps.TILE * WinogradOps.TILE;
        return isMinimal(geometry.rows())
                && isMinimal(geometry.columns())
                && Math.min(geometry.channels(), out) >= FEWEST_CHANNELS
                && geometry.channels() * out >= SMALLEST_FILTERS
                && geometry.patches() * LEAST_USE >= pixels;
    }

    private static boolean isMinimal(PatchAxis axis) {
        return axis.taps() == WinogradOps.TAPS && axis.stride() == 1;
    }

    /**
     * Whether so many images are worth transforming the filters.
     *
     * @param geometry sizes of the convolution
     * @param n how many images
     * @return true for enough tiles
     */
    static boolean pays(PatchGeometry geometry, int n) {
        return n * WinogradTiles.perImage(geometry) >= FEWEST_TILES;
    }
}
