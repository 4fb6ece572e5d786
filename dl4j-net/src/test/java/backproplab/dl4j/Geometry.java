package backproplab.dl4j;

/** Sizes of a sliding square window. */
record Geometry(int channels, int height, int width, int kernel, int stride, int padding) {

    int outHeight() {
        return (height + 2 * padding - kernel) / stride + 1;
    }

    int outWidth() {
        return (width + 2 * padding - kernel) / stride + 1;
    }

    /** Flat index of the input under a window position, or -1 in the padding. */
    int at(int n, int c, int oy, int ox, int ky, int kx) {
        int y = oy * stride + ky - padding;
        int x = ox * stride + kx - padding;
        return y < 0 || x < 0 || y >= height || x >= width ? -1 : ((n * channels + c) * height + y) * width + x;
    }
}
