package backproplab.network.shape;

/**
 * The window arithmetic that convolution and pooling share.
 *
 * <p>Output extent: {@code floor((H + 2 padding - kernel) / stride) + 1}, as PyTorch and DL4J's {@code Truncate}.
 *
 * @param kernel extent of the square window
 * @param stride distance between neighbouring windows
 * @param padding rows and columns added around the image
 */
public record Window(int kernel, int stride, int padding) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if the kernel or stride is below 1, or the padding is negative
     */
    public Window {
        if (kernel < 1 || stride < 1 || padding < 0) {
            throw new IllegalArgumentException(
                    "window needs kernel >= 1, stride >= 1, padding >= 0: " + text(kernel, stride, padding));
        }
    }

    @Override
    public String toString() {
        return text(kernel, stride, padding);
    }

    private static String text(int kernel, int stride, int padding) {
        return "kernel " + kernel + ", stride " + stride + ", padding " + padding;
    }

    /**
     * The output extent along one axis.
     *
     * @param input extent of the image, H or W
     * @return number of window positions
     * @throws IllegalArgumentException if the window is larger than the padded image, or the padded image than an int
     */
    public int output(int input) {
        long padded = input + 2L * padding;
        if (padded < kernel || padded > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "a window of " + kernel + " does not fit an image of " + input + " with padding " + padding);
        }
        return (int) ((padded - kernel) / stride) + 1;
    }

    /**
     * The output shape of a layer that slides this window over images.
     *
     * @param input N x C x H x W
     * @param channels channels of the output
     * @return N x channels x OH x OW
     * @throws IllegalArgumentException if the input has no four extents or the window does not fit
     */
    public Shape output(Shape input, int channels) {
        if (input.rank() != 4) {
            throw new IllegalArgumentException("images must be N x C x H x W, not " + input);
        }
        return Shape.of(input.dim(0), channels, output(input.dim(2)), output(input.dim(3)));
    }

    /**
     * The output shape of a pooling: as many channels as come in.
     *
     * @param input N x C x H x W
     * @return N x C x OH x OW
     * @throws IllegalArgumentException if the input is not N x C x H x W, the window does not fit, or the padding is so wide
     *     that a window could hold no pixel
     */
    public Shape pooled(Shape input) {
        if (padding >= kernel) {
            throw new IllegalArgumentException("pooling needs a padding below the kernel: " + this);
        }
        requireImages(input);
        return output(input, input.dim(1));
    }

    /**
     * Refuses what is no batch of images.
     *
     * @param input shape of what is to be pooled
     * @throws IllegalArgumentException if it is not N x C x H x W
     */
    public static void requireImages(Shape input) {
        if (input.rank() != 4) {
            throw new IllegalArgumentException(
                    "pooling cannot take an input of shape " + input + "; it needs N x C x H x W");
        }
    }
}
