package backproplab.datasets.augment;

import java.util.List;

/** Steps one after the other, for images of one shape; has buffers of its own, so every thread needs its own chain. */
public final class Chain {
    private final Step[] steps;
    /** Shape before each step, then the shape that comes out. */
    private final ImageShape[] shapes;

    private final byte[][] buffers = new byte[2][];
    private final Draws draws = new Draws();

    /**
     * Prepares a chain.
     *
     * @param steps what to do, at least one step
     * @param shape shape of what goes in
     * @throws IllegalArgumentException if a step cannot be applied to what comes out of those before it
     */
    public Chain(List<Step> steps, ImageShape shape) {
        this.steps = steps.toArray(new Step[0]);
        this.shapes = new ImageShape[this.steps.length + 1];
        shapes[0] = shape;
        int most = 0;
        for (int s = 0; s < this.steps.length; s++) {
            shapes[s + 1] = this.steps[s].outputShape(shapes[s]);
            most = Math.max(most, shapes[s + 1].values());
        }
        buffers[0] = new byte[most];
        buffers[1] = new byte[this.steps.length > 1 ? most : 0];
    }

    /**
     * Returns the shape of what comes out.
     *
     * @return the shape after the last step
     */
    public ImageShape outputShape() {
        return shapes[steps.length];
    }

    /**
     * Changes one image.
     *
     * @param pixels holds the image, left as it is
     * @param from index of its first value
     * @param seed decides all that is random; a function of seed, epoch and sample
     * @return a buffer that begins with the changed image, valid until the next call
     */
    public byte[] apply(byte[] pixels, int from, long seed) {
        byte[] in = pixels;
        int at = from;
        for (int s = 0; s < steps.length; s++) {
            byte[] out = buffers[s % 2];
            // A stream per step: how much one draws does not change what the next one does.
            draws.start(Draws.mix(seed, s));
            steps[s].apply(shapes[s], in, at, out, draws);
            in = out;
            at = 0;
        }
        return in;
    }
}
