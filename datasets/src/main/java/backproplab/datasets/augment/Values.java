package backproplab.datasets.augment;

/** Numbers as bytes and as text. */
final class Values {
    private static final int MAX = 255;

    private Values() {}

    /** Rounds to the nearest byte, halves upwards; what lies outside 0..255 is cut off. */
    static byte toByte(double value) {
        return (byte) (int) (Math.max(0, Math.min(MAX, value)) + 0.5);
    }

    /** A number without a needless ".0". */
    static String text(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
