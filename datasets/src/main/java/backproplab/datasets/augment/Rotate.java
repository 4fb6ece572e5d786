package backproplab.datasets.augment;

import java.util.Optional;

/**
 * Turns the image about its centre by an angle drawn uniformly from -degrees to degrees.
 *
 * <p>Each pixel of the result is looked up where it comes from, between the four pixels around that place (bilinear); what lies outside is black.
 * torchvision's RandomRotation takes the nearest pixel unless told otherwise.
 *
 * @param degrees largest angle, above 0 and at most 180
 */
record Rotate(double degrees) implements Step {
    static final String NAME = "rotate";

    @Override
    public ImageShape outputShape(ImageShape in) {
        return in;
    }

    @Override
    public void apply(ImageShape shape, byte[] in, int from, byte[] out, Draws draws) {
        double angle = StrictMath.toRadians(draws.between(-degrees, degrees));
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        double middleX = (shape.width() - 1) / 2.0;
        double middleY = (shape.height() - 1) / 2.0;
        for (int y = 0; y < shape.height(); y++) {
            for (int x = 0; x < shape.width(); x++) {
                double sourceX = cos * (x - middleX) - sin * (y - middleY) + middleX;
                double sourceY = sin * (x - middleX) + cos * (y - middleY) + middleY;
                blend(shape, in, from, sourceX, sourceY, out, y * shape.width() + x);
            }
        }
    }

    /** Mixes the four pixels around a place, in every channel. */
    private static void blend(ImageShape shape, byte[] in, int from, double x, double y, byte[] out, int to) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        double rightShare = x - left;
        double bottomShare = y - top;
        boolean hasLeft = left >= 0 && left < shape.width();
        boolean hasRight = left >= -1 && left + 1 < shape.width();
        boolean hasTop = top >= 0 && top < shape.height();
        boolean hasBottom = top >= -1 && top + 1 < shape.height();
        int at = from + top * shape.width() + left;
        for (int c = 0; c < shape.channels(); c++) {
            double upper = 0;
            double lower = 0;
            if (hasTop) {
                upper = (hasLeft ? (in[at] & 0xFF) * (1 - rightShare) : 0)
                        + (hasRight ? (in[at + 1] & 0xFF) * rightShare : 0);
            }
            if (hasBottom) {
                int below = at + shape.width();
                lower = (hasLeft ? (in[below] & 0xFF) * (1 - rightShare) : 0)
                        + (hasRight ? (in[below + 1] & 0xFF) * rightShare : 0);
            }
            out[c * shape.plane() + to] = Values.toByte(upper * (1 - bottomShare) + lower * bottomShare);
            at += shape.plane();
        }
    }

    @Override
    public Optional<Step> evaluation() {
        return Optional.empty();
    }

    @Override
    public String text() {
        return NAME + Values.text(degrees);
    }
}
