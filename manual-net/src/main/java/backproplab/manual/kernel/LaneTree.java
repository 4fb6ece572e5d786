package backproplab.manual.kernel;

/**
 * Adds the lanes of a partial sum in one fixed order: the upper half onto the lower half, then the upper quarter onto the
 * lower quarter, until one is left.
 *
 * <p>{@code FloatVector.reduceLanes} leaves the order to the machine, which would let interpreter and compiled code
 * differ in the last bit.
 */
public final class LaneTree {
    private LaneTree() {}

    /**
     * Adds halves until one sum is left.
     *
     * @param lanes partial sums; overwritten
     * @param from first of them
     * @param count how many, a power of two
     * @return their sum
     */
    public static float sum(float[] lanes, int from, int count) {
        for (int width = count / 2; width >= 1; width /= 2) {
            for (int i = from; i < from + width; i++) {
                lanes[i] += lanes[i + width];
            }
        }
        return lanes[from];
    }
}
