package backproplab.manual.kernel;

/**
 * Adds the lanes of a partial sum in one fixed order.
 *
 * <p>{@code FloatVector.reduceLanes} leaves the order to the machine, which would let interpreter and compiled code
 * differ in the last bit.
 */
public final class LaneTree {
    private LaneTree() {}

    /**
     * Adds neighbours, then neighbours of those, until one sum is left.
     *
     * @param lanes partial sums, a power of two of them
     * @return their sum, in double
     */
    public static double sum(float[] lanes) {
        double[] level = new double[lanes.length];
        for (int i = 0; i < lanes.length; i++) {
            level[i] = lanes[i];
        }
        for (int width = lanes.length / 2; width >= 1; width /= 2) {
            for (int i = 0; i < width; i++) {
                level[i] = level[2 * i] + level[2 * i + 1];
            }
        }
        return level[0];
    }
}
