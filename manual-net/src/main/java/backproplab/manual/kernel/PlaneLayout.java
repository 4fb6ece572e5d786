package backproplab.manual.kernel;

/**
 * How {@link PlaneConvolution} lays out an image: planes PW wide with a zero border, so that what kernel offset (c, r, s) contributes to
 * all outputs is one run, each row of outputs PW numbers behind the one before.
 *
 * <p>With stride 1 a channel is one plane of PH x PW, and the run starts at {@code c PH PW + r PW + s}. With stride S an offset meets
 * every S-th pixel of every S-th row. So the padded image is dealt out into S S planes, every pixel to the one of its row and column
 * modulo S, in which these lie side by side: the run starts in plane (r mod S, s mod S) of channel c, at row r / S and column s / S.
 *
 * @param geometry of the patches
 * @param width PW
 * @param plane PH PW
 * @param rowStarts where the pixels of an image's row go within a channel, by row, then by column modulo the stride
 */
record PlaneLayout(PatchGeometry geometry, int width, int plane, int[] rowStarts) {
    /** With less than this share of the tiles' columns in use, in percent, a product of packed patches is faster. */
    private static final int LEAST_USE = 50;

    /** The same with a stride, where the filters are not turned and the product reads them where they lie. */
    private static final int LEAST_USE_STRIDED = 75;

    /**
     * Plans the planes.
     *
     * @param geometry of the patches, paddings not negative
     * @return their layout
     */
    static PlaneLayout of(PatchGeometry geometry) {
        int width = dealt(geometry.columns());
        int stride = geometry.columns().stride();
        PlaneLayout layout = new PlaneLayout(
                geometry,
                width,
                width * dealt(geometry.rows()),
                new int[geometry.rows().extent() * stride]);
        for (int at = 0; at < layout.rowStarts.length; at++) {
            layout.rowStarts[at] = layout.place(
                    geometry.rows().padding() + at / stride, geometry.columns().padding() + at % stride);
        }
        return layout;
    }

    /**
     * Pixels in one plane of those before the image, of the image, and behind it as far as a position reaches; one for each position,
     * though no tap of it may meet a pixel.
     */
    private static int dealt(PatchAxis axis) {
        int reached = (axis.positions() - 1) * axis.stride() + Math.max(1, axis.taps());
        return (Math.max(reached, axis.padding() + axis.extent()) + axis.stride() - 1) / axis.stride();
    }

    /** Where row r and column s of a channel's padded image lie. */
    private int place(int r, int s) {
        int down = geometry.rows().stride();
        int across = geometry.columns().stride();
        return (r % down * across + s % across) * plane + r / down * width + s / across;
    }

    private int channelSize() {
        return geometry.rows().stride() * geometry.columns().stride() * plane;
    }

    /** How many numbers the planes of an image have. */
    int size() {
        return geometry.channels() * channelSize();
    }

    /** How many columns outputs are spread over, from the first that means something to the last. */
    int used() {
        return (geometry.rows().positions() - 1) * width + geometry.columns().positions();
    }

    /** Whether enough columns of an image's tiles mean something: images of a few pixels leave most of a tile empty. */
    boolean fills(int tileColumns) {
        int computed = (used() + tileColumns - 1) / tileColumns * tileColumns;
        return 100L * geometry.patches() >= computed * (geometry.strided() ? LEAST_USE_STRIDED : LEAST_USE);
    }

    /** Where the run of each offset (c, r, s) starts. */
    int[] offsets() {
        int across = geometry.columns().taps();
        int[] starts = new int[geometry.offsets()];
        for (int at = 0; at < starts.length; at++) {
            int tap = at % geometry.area();
            starts[at] = at / geometry.area() * channelSize() + place(tap / across, tap % across);
        }
        return starts;
    }

    /**
     * Copies an image.
     *
     * @param images N x C x H x W
     * @param image which
     * @param padded receives its pixels; the border stays as it is
     */
    void pad(float[] images, int image, float[] padded) {
        int columns = geometry.columns().extent();
        int rows = geometry.rows().extent();
        int stride = geometry.columns().stride();
        for (int c = 0; c < geometry.channels(); c++) {
            int from = image * geometry.imageSize() + c * rows * columns;
            int to = c * channelSize();
            for (int h = 0; h < rows; h++) {
                if (stride == 1) {
                    System.arraycopy(images, from + h * columns, padded, to + rowStarts[h], columns);
                } else {
                    deal(images, from + h * columns, padded, to, h * stride);
                }
            }
        }
    }

    /** Copies a row, pixel by pixel to the plane of its column. */
    private void deal(float[] images, int from, float[] padded, int channel, int row) {
        int columns = geometry.columns().extent();
        int stride = geometry.columns().stride();
        for (int first = 0; first < Math.min(stride, columns); first++) {
            for (int i = first, to = channel + rowStarts[row + first]; i < columns; i += stride, to++) {
                padded[to] = images[from + i];
            }
        }
    }
}
