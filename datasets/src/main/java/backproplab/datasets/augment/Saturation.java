package backproplab.datasets.augment;

import java.util.Optional;

/**
 * Moves every pixel from or towards its grey: grey + factor (x - grey), with grey = 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601) and one factor drawn
 * uniformly from 1 - strength to 1 + strength, as the saturation of torchvision's ColorJitter does (which rounds grey first); what leaves 0..255 is cut
 * off.
 *
 * @param strength above 0 and at most 1
 */
record Saturation(double strength) implements Step {
    static final String NAME = "saturation";

    private static final int COLOURS = 3;
    private static final double RED = 0.299;
    private static final double GREEN = 0.587;
    private static final double BLUE = 0.114;

    @Override
    public ImageShape outputShape(ImageShape in) {
        if (in.channels() != COLOURS) {
            throw new IllegalArgumentException(text() + " needs images of 3 channels, these are " + in);
        }
        return in;
    }

    @Override
    public void apply(ImageShape shape, byte[] in, int from, byte[] out, Draws draws) {
        double factor = draws.between(1 - strength, 1 + strength);
        int plane = shape.plane();
        for (int i = 0; i < plane; i++) {
            int red = in[from + i] & 0xFF;
            int green = in[from + plane + i] & 0xFF;
            int blue = in[from + 2 * plane + i] & 0xFF;
            double grey = RED * red + GREEN * green + BLUE * blue;
            out[i] = Values.toByte(grey + factor * (red - grey));
            out[plane + i] = Values.toByte(grey + factor * (green - grey));
            out[2 * plane + i] = Values.toByte(grey + factor * (blue - grey));
        }
    }

    @Override
    public Optional<Step> evaluation() {
        return Optional.empty();
    }

    @Override
    public String text() {
        return NAME + Values.text(strength);
    }
}
