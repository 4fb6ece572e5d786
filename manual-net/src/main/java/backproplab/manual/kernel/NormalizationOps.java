package backproplab.manual.kernel;

/** The inner loops of batch norm, each over one plane: the pixels of one channel of one image. */
public interface NormalizationOps {

    /**
     * Sum of some numbers, in an order that follows from n and the kernels.
     *
     * @param n how many
     * @param x numbers
     * @param from where they start
     * @return the sum
     */
    double sum(int n, float[] x, int from);

    /**
     * Sum of squared deviations, in the same order: {@code sum (x - mean)^2}.
     *
     * @param n how many
     * @param x numbers
     * @param from where they start
     * @param mean what is subtracted first
     * @return the sum
     */
    double sumOfSquaredDeviations(int n, float[] x, int from, float mean);

    /**
     * Normalisation and what may follow it: {@code y = max((x - mean) scale + shift, floor)}.
     *
     * @param n how many
     * @param x input
     * @param from where it starts, in y too
     * @param mean what is subtracted
     * @param scale factor
     * @param shift what is added
     * @param floor 0 for a following ReLU, negative infinity for none
     * @param y output
     */
    void normalize(int n, float[] x, int from, float mean, float scale, float shift, float floor, float[] y);

    /**
     * The two sums of batch norm's backward pass, added to {@code sums[c]} and {@code products[c]}: of d and of {@code d (x -
     * mean)}, where d is dy where y lies above the floor and 0 elsewhere.
     *
     * @param n how many
     * @param x input of the forward pass
     * @param y its output
     * @param dy gradient of the output
     * @param from where all three start
     * @param mean what forward subtracted
     * @param floor what forward was given
     * @param sums sums of d
     * @param products sums of products
     * @param c which element of both is added to
     */
    void addGradientSums(
            int n,
            float[] x,
            float[] y,
            float[] dy,
            int from,
            float mean,
            float floor,
            double[] sums,
            double[] products,
            int c);

    /**
     * Input gradient of batch norm: {@code dx = a d + b + c (x - mean)}, with d as in {@link #addGradientSums}.
     *
     * @param n how many
     * @param x input of the forward pass
     * @param y its output
     * @param dy gradient of the output
     * @param from where all start, dx too
     * @param mean what forward subtracted
     * @param floor what forward was given
     * @param a factor of d
     * @param b constant
     * @param c factor of the deviation
     * @param dx output
     */
    void normalizeGradient(
            int n,
            float[] x,
            float[] y,
            float[] dy,
            int from,
            float mean,
            float floor,
            float a,
            float b,
            float c,
            float[] dx);
}
