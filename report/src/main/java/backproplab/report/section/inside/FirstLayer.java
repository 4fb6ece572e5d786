package backproplab.report.section.inside;

import backproplab.report.page.Pictures.Pixels;
import backproplab.report.page.Png;
import backproplab.report.run.NetworkReader.Network;
import backproplab.report.run.NetworkReader.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * The units of a first layer that takes images: what each multiplies them with has the form of an image itself.
 *
 * @param tensor the layer's weights: of a convolution [out, in, kh, kw], of a linear layer [in, out]
 * @param channels of a unit's image
 * @param height of a unit's image
 * @param width of a unit's image
 */
record FirstLayer(Tensor tensor, int channels, int height, int width) {
    /** A kernel of three pixels becomes a picture that programs need not smooth. */
    private static final int LEAST_SIDE = 36;

    private static final int COLOURS = 3;
    private static final int WHITE = 255;
    private static final int[] POSITIVE = {0xD5, 0x5E, 0x00};
    private static final int[] NEGATIVE = {0x00, 0x72, 0xB2};

    /** That of a network; empty if its first layer takes no image. */
    static Optional<FirstLayer> of(Network network) {
        return network.weights().stream().findFirst().flatMap(tensor -> {
            List<Integer> shape = tensor.shape();
            boolean linear =
                    shape.size() == 2 && shape.get(0) == network.channels() * network.height() * network.width();
            return linear
                    ? Optional.of(new FirstLayer(tensor, network.channels(), network.height(), network.width()))
                    : shape.size() == 4
                            ? Optional.of(new FirstLayer(tensor, shape.get(1), shape.get(2), shape.get(3)))
                            : Optional.empty();
        });
    }

    private boolean convolution() {
        return tensor.shape().size() == 4;
    }

    int units() {
        return tensor.shape().get(convolution() ? 0 : 1);
    }

    /** A weight by its unit and its place in the unit's image. */
    double weight(int unit, int at) {
        return tensor.values()[convolution() ? unit * size() + at : at * units() + unit];
    }

    int size() {
        return channels * height * width;
    }

    /** 2-norm of a unit's weights. */
    double norm(int unit) {
        double sum = 0;
        for (int at = 0; at < size(); at++) {
            sum += weight(unit, at) * weight(unit, at);
        }
        return Math.sqrt(sum);
    }

    /** 2-norm of what a unit's weights differ by. */
    double distance(int unit, FirstLayer other) {
        double sum = 0;
        for (int at = 0; at < size(); at++) {
            double difference = weight(unit, at) - other.weight(unit, at);
            sum += difference * difference;
        }
        return Math.sqrt(sum);
    }

    /** The largest magnitude of a unit's weights. */
    double largest(int unit) {
        double largest = 0;
        for (int at = 0; at < size(); at++) {
            largest = Math.max(largest, Math.abs(weight(unit, at)));
        }
        return largest;
    }

    /**
     * A unit as a picture: of three channels red, green and blue about grey, which is 0; else orange above 0, blue below, channels added.
     *
     * @param scale the magnitude that has full colour
     * @return a data address
     */
    String picture(int unit, double scale) {
        int zoom = Math.max(1, (LEAST_SIDE + width - 1) / width);
        int plane = height * zoom * width * zoom;
        byte[] values = new byte[COLOURS * plane];
        for (int y = 0; y < height * zoom; y++) {
            for (int x = 0; x < width * zoom; x++) {
                int at = y / zoom * width + x / zoom;
                for (int colour = 0; colour < COLOURS; colour++) {
                    values[colour * plane + y * width * zoom + x] = (byte) shade(unit, at, colour, scale);
                }
            }
        }
        return Png.address(new Pixels(width * zoom, height * zoom, COLOURS, values));
    }

    private int shade(int unit, int at, int colour, double scale) {
        if (channels == COLOURS) {
            double share = weight(unit, colour * height * width + at) / scale;
            return (int) Math.round((1 + clamped(share)) / 2 * WHITE);
        }
        double sum = 0;
        for (int channel = 0; channel < channels; channel++) {
            sum += weight(unit, channel * height * width + at);
        }
        double share = clamped(sum / scale);
        int full = (share > 0 ? POSITIVE : NEGATIVE)[colour];
        return (int) Math.round(WHITE + Math.abs(share) * (full - WHITE));
    }

    private static double clamped(double share) {
        return Math.max(-1, Math.min(1, share));
    }
}
