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
     * @param lanes partial sums; overwritten
     * @param from first of them
     * @param count how many, a power of two
     * @return their sum
     */
    public static float sum(float[] lanes, int from, int count) {
        for (int width = count / 2; width >= 1; width /= 2) {
            for (int i = 0; i < width; i++) {
                lanes[from + i] = lanes[from + 2 * i] + lanes[from + 2 * i + 1];
            }
        }
        return lanes[from];
    }
}
