package backproplab.datasets.source;

import java.util.Random;

/** Random numbers of a drawn image. java.util.Random is specified to the bit and StrictMath to the last digit, so equal seeds draw equal images on every JVM. */
final class Jitter {
    private final Random random;

    Jitter(long seed) {
        this.random = new Random(seed);
    }

    double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /** A whole number from 0 to most. */
    int upTo(int most) {
        return random.nextInt(most + 1);
    }

    /** Uniform from -1 to 1, in steps of 2^-23. */
    double noise() {
        return 2 * random.nextFloat() - 1;
    }

    /** An affine map {xx, xy, x0, yx, yy, y0} from the square -1..1 to the pixels of a square image: slant, stretch, turn, scale, shift. */
    double[] map(int size, Pose pose) {
        double radius = between(pose.minRadius(), pose.maxRadius());
        double across = radius * (1 + between(-pose.stretch(), pose.stretch()));
        double shear = between(-pose.shear(), pose.shear());
        double angle = between(-pose.rotation(), pose.rotation());
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        double middle = (size - 1) / 2.0;
        double x0 = middle + between(-pose.shift(), pose.shift());
        double y0 = middle + between(-pose.shift(), pose.shift());
        return new double[] {
            cos * across, cos * across * shear - sin * radius, x0, sin * across, sin * across * shear + cos * radius, y0
        };
    }

    /** A value of the scale 0..1, cut to it, as a byte. */
    static byte toByte(double value) {
        return (byte) (int) (255 * Math.max(0, Math.min(1, value)) + 0.5);
    }
}
