package backproplab.check.mistake;

/** Where a wrong window of a pooling layer stands; the same mistakes whatever is done with its pixels. */
enum PoolWindow {
    /** Windows stand one pixel apart. */
    STRIDE_IGNORED(
            "stride-ignored",
            "the stride is not used: windows stand one pixel apart",
            "is the row of the image oh * stride + r - padding?") {
        @Override
        int place(PoolSteps of, int output, int step) {
            return output + step - of.padding;
        }
    },
    /** Windows stand a kernel apart. */
    STRIDE_IS_KERNEL(
            "stride-is-kernel",
            "windows stand a kernel apart, whatever the stride",
            "is the row of the image oh * stride + r - padding, or oh * kernel + r?") {
        @Override
        int place(PoolSteps of, int output, int step) {
            return output * of.kernel + step - of.padding;
        }
    },
    /** Stride and padding have each other's place. */
    STRIDE_PADDING_EXCHANGED(
            "stride-padding-exchanged",
            "stride and padding are exchanged: h = oh padding + r - stride",
            "which of the two does the output's index get multiplied with?") {
        @Override
        int place(PoolSteps of, int output, int step) {
            return output * of.padding + step - of.stride;
        }
    };

    final String id;
    final String says;
    final String asks;

    PoolWindow(String id, String says, String asks) {
        this.id = id;
        this.says = says;
        this.asks = asks;
    }

    /** Row of the image for a row of the output and one of the window. */
    abstract int place(PoolSteps of, int output, int step);
}
