package backproplab.manual.kernel;

/** What {@link WinogradConvolution} and {@link WinogradFilterGradient} share: which convolutions are theirs. */
final class Winograd {
    /**
     * Transforming a patch costs the same however many channels come out of it, and transforming outputs however many go
     * in: with fewer the products that are saved do not make up for it.
     */
    private static final int FEWEST_CHANNELS = 32;

    /** Transforming filters takes as long as the products that are saved on some tiles. */
    private static final int FEWEST_TILES = 16;

    /** Keeps the 36 places that a transform writes at once from meeting in one set of a cache, and covers tiles past the end. */
    static final int SKEW = 16;

    private Winograd() {}

    /**
     * Whether this is the right way for a convolution of large batches.
     *
     * @param geometry its sizes
     * @param out channels of the result
     * @return true for 3 x 3 taps, stride 1, enough channels on both sides, and tiles filled by half at least
     */
    static boolean fits(PatchGeometry geometry, int out) {
        int filled = geometry.patches() * 2;
        return isMinimal(geometry.rows())
                && isMinimal(geometry.columns())
                && Math.min(geometry.channels(), out) >= FEWEST_CHANNELS
                && filled >= WinogradTiles.perImage(geometry) * WinogradOps.TILE * WinogradOps.TILE;
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
