package backproplab.manual.kernel;

/**
 * Transcendental functions in float from additions, multiplications and divisions only, so that interpreter, compilers
 * and every machine give the same bits; about 1e-7 relative error, but where the exponential is cut off.
 */
public final class FloatMath {
    private static final float LOG2_E = 1.4426950408889634f;
    /** ln 2 in two parts: the first has so few bits that its products with small integers are exact. */
    private static final float LN2_HIGH = 0.693359375f;

    private static final float LN2_LOW = -2.12194440e-4f;
    private static final float LARGEST = 88.0f;
    private static final float SMALLEST = -87.0f;

    private FloatMath() {}

    /**
     * The exponential: {@code 2^n e^r} with {@code n = round(x / ln 2)} and e^r from its Taylor series to the 7th power,
     * whose remainder for {@code |r| <= ln 2 / 2} is below 6e-9.
     *
     * @param x any number
     * @return e^x; 0 below -87 and infinity above 88, a third and seven tenths before a float runs out; NaN for NaN
     */
    public static float exp(float x) {
        if (x > LARGEST) {
            return Float.POSITIVE_INFINITY;
        }
        if (x < SMALLEST) {
            return 0;
        }
        int n = (int) (x * LOG2_E + (x < 0 ? -0.5f : 0.5f));
        float r = x - n * LN2_HIGH - n * LN2_LOW;
        float p = 1f / 5040;
        p = p * r + 1f / 720;
        p = p * r + 1f / 120;
        p = p * r + 1f / 24;
        p = p * r + 1f / 6;
        p = p * r + 0.5f;
        p = p * r + 1f;
        p = p * r + 1f;
        return p * Float.intBitsToFloat((n + 127) << 23);
    }

    /**
     * The logistic function {@code 1 / (1 + e^-x)}.
     *
     * @param x any number
     * @return a value in [0, 1]; NaN for NaN
     */
    public static float sigmoid(float x) {
        return 1f / (1f + exp(-x));
    }

    /**
     * The hyperbolic tangent: Lambert's continued fraction to its fifth level below 1, {@code 1 - 2 / (e^2x + 1)} above.
     *
     * @param x any number
     * @return a value in [-1, 1]; NaN for NaN
     */
    public static float tanh(float x) {
        float magnitude = Math.abs(x);
        if (magnitude >= 1f) {
            return Math.signum(x) * (1f - 2f / (exp(2 * magnitude) + 1f));
        }
        float x2 = x * x;
        return x * (945f + x2 * (105f + x2)) / (945f + x2 * (420f + x2 * 15f));
    }
}
