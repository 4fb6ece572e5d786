package backproplab.network.layer;

import backproplab.network.shape.Shape;
import backproplab.network.shape.Window;

/** The shape rules that both engines share, and the words of their errors. */
public final class LayerShapes {
    private LayerShapes() {}

    /**
     * Output of a fully connected layer.
     *
     * @param input shape of the input
     * @param in features the layer takes
     * @param out features it gives
     * @return N x out
     * @throws IllegalArgumentException if the input is not N x in
     */
    public static Shape linear(Shape input, int in, int out) {
        if (input.rank() != 2 || input.dim(1) != in) {
            throw new IllegalArgumentException(
                    "Linear(" + in + ", " + out + ") cannot take an input of shape " + input + "; it needs N x " + in);
        }
        return Shape.of(input.dim(0), out);
    }

    /**
     * Output of a convolution.
     *
     * @param input shape of the input
     * @param in channels the layer takes
     * @param out channels it gives
     * @param window its window
     * @return N x out x OH x OW
     * @throws IllegalArgumentException if the input is not N x in x H x W or the window does not fit
     */
    public static Shape conv2d(Shape input, int in, int out, Window window) {
        if (input.rank() != 4 || input.dim(1) != in) {
            throw new IllegalArgumentException("Conv2d(" + in + ", " + out + ") cannot take an input of shape " + input
                    + "; it needs N x " + in + " x H x W");
        }
        return window.output(input, out);
    }

    /**
     * Output of pooling: as many channels as come in.
     *
     * @param input shape of the input
     * @param window its window
     * @return N x C x OH x OW
     * @throws IllegalArgumentException if the input is not N x C x H x W, the window does not fit, or the padding is so wide
     *     that a window could hold no pixel
     */
    public static Shape pool(Shape input, Window window) {
        if (window.padding() >= window.kernel()) {
            throw new IllegalArgumentException("pooling needs a padding below the kernel: " + window);
        }
        if (input.rank() != 4) {
            throw new IllegalArgumentException(
                    "pooling cannot take an input of shape " + input + "; it needs N x C x H x W");
        }
        return window.output(input, input.dim(1));
    }

    /**
     * Output of pooling over whole images.
     *
     * @param input shape of the input
     * @return N x C
     * @throws IllegalArgumentException if the input is not N x C x H x W
     */
    public static Shape globalPool(Shape input) {
        if (input.rank() != 4) {
            throw new IllegalArgumentException(
                    "pooling cannot take an input of shape " + input + "; it needs N x C x H x W");
        }
        return Shape.of(input.dim(0), input.dim(1));
    }
}
