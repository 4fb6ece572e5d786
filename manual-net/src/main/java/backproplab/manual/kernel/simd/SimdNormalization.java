package backproplab.manual.kernel.simd;

import backproplab.manual.kernel.NormalizationOps;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The inner loops of batch norm. A plane is short enough for sums in float lanes; planes are added in double by the caller.
 * Lanes are added as {@link backproplab.manual.kernel.LaneTree} does; what does not fill a vector follows one by one, as in plain Java.
 */
final class SimdNormalization implements NormalizationOps {
    private static final VectorSpecies<Float> S = SimdKernels.SPECIES;
    private static final int L = S.length();

    @Override
    public double sum(int n, float[] x, int from) {
        FloatVector lanes = FloatVector.zero(S);
        int i = from;
        int to = from + n;
        for (; i + L <= to; i += L) {
            lanes = lanes.add(FloatVector.fromArray(S, x, i));
        }
        double sum = LaneFolds.sum(lanes);
        for (; i < to; i++) {
            sum += x[i];
        }
        return sum;
    }

    @Override
    public double sumOfSquaredDeviations(int n, float[] x, int from, float mean) {
        FloatVector lanes = FloatVector.zero(S);
        int i = from;
        int to = from + n;
        for (; i + L <= to; i += L) {
            FloatVector deviation = FloatVector.fromArray(S, x, i).sub(mean);
            lanes = deviation.fma(deviation, lanes);
        }
        double sum = LaneFolds.sum(lanes);
        for (; i < to; i++) {
            double deviation = x[i] - mean;
            sum += deviation * deviation;
        }
        return sum;
    }

    @Override
    public void normalize(int n, float[] x, int from, float mean, float scale, float shift, float floor, float[] y) {
        int i = from;
        int to = from + n;
        for (; i + L <= to; i += L) {
            FloatVector deviation = FloatVector.fromArray(S, x, i).sub(mean);
            deviation.mul(scale).add(shift).max(floor).intoArray(y, i);
        }
        for (; i < to; i++) {
            y[i] = Math.max((x[i] - mean) * scale + shift, floor);
        }
    }

    @Override
    public void addGradientSums(
            int n,
            float[] x,
            float[] y,
            float[] dy,
            int from,
            float mean,
            float floor,
            double[] sums,
            double[] products,
            int c) {
        FloatVector zero = FloatVector.zero(S);
        FloatVector sum = zero;
        FloatVector product = zero;
        int i = from;
        int to = from + n;
        for (; i + L <= to; i += L) {
            VectorMask<Float> above = FloatVector.fromArray(S, y, i).compare(VectorOperators.GT, floor);
            FloatVector d = zero.blend(FloatVector.fromArray(S, dy, i), above);
            sum = sum.add(d);
            product = FloatVector.fromArray(S, x, i).sub(mean).fma(d, product);
        }
        double restSum = 0;
        double restProduct = 0;
        for (; i < to; i++) {
            float d = y[i] > floor ? dy[i] : 0;
            restSum += d;
            restProduct += (double) d * (x[i] - mean);
        }
        sums[c] += LaneFolds.sum(sum) + restSum;
        products[c] += LaneFolds.sum(product) + restProduct;
    }

    @Override
    public void normalizeGradient(
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
            float[] dx) {
        FloatVector zero = FloatVector.zero(S);
        int i = from;
        int to = from + n;
        for (; i + L <= to; i += L) {
            VectorMask<Float> above = FloatVector.fromArray(S, y, i).compare(VectorOperators.GT, floor);
            FloatVector d = zero.blend(FloatVector.fromArray(S, dy, i), above);
            FloatVector deviation = FloatVector.fromArray(S, x, i).sub(mean);
            d.mul(a).add(b).add(deviation.mul(c)).intoArray(dx, i);
        }
        for (; i < to; i++) {
            float d = y[i] > floor ? dy[i] : 0;
            dx[i] = a * d + b + c * (x[i] - mean);
        }
    }
}
