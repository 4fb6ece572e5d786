package backproplab.manual.kernel.simd;

import static backproplab.manual.kernel.WinogradOps.A;
import static backproplab.manual.kernel.WinogradOps.A2;
import static backproplab.manual.kernel.WinogradOps.A3;
import static backproplab.manual.kernel.WinogradOps.B;
import static backproplab.manual.kernel.WinogradOps.B2;
import static backproplab.manual.kernel.WinogradOps.B3;
import static backproplab.manual.kernel.WinogradOps.G0;
import static backproplab.manual.kernel.WinogradOps.GA;
import static backproplab.manual.kernel.WinogradOps.GB;
import static backproplab.manual.kernel.WinogradOps.PRODUCT;
import static backproplab.manual.kernel.WinogradOps.SUM;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The transforms of {@link backproplab.manual.kernel.WinogradOps} along rows or columns, for two vectors of channels: in line n,
 * x[i] at {@code from + n xLine + i xStep} becomes y[i] at {@code to + n yLine + i yStep}.
 */
final class WinogradLines {
    private static final VectorSpecies<Float> S = SimdKernels.SPECIES;
    private static final int L = S.length();

    private WinogradLines() {}

    /** Multiplies by B^T, 6 to 6. */
    static void input(int lines, float[] x, int from, int xLine, int xStep, float[] y, int to, int yLine, int yStep) {
        for (int n = 0; n < 2 * lines; n++) {
            int q = n % 2 * L;
            int i = from + n / 2 * xLine + q;
            int o = to + n / 2 * yLine + q;
            FloatVector d0 = FloatVector.fromArray(S, x, i);
            FloatVector d1 = FloatVector.fromArray(S, x, i + xStep);
            FloatVector d2 = FloatVector.fromArray(S, x, i + 2 * xStep);
            FloatVector d3 = FloatVector.fromArray(S, x, i + 3 * xStep);
            FloatVector d4 = FloatVector.fromArray(S, x, i + 4 * xStep);
            FloatVector d5 = FloatVector.fromArray(S, x, i + 5 * xStep);
            FloatVector even = fma(d2, -B2, d4);
            FloatVector odd = fma(d1, -B2, d3).mul(A);
            even.add(odd).intoArray(y, o + yStep);
            even.sub(odd).intoArray(y, o + 2 * yStep);
            even = fma(d2, -A2, d4);
            odd = fma(d1, -A2, d3).mul(B);
            even.add(odd).intoArray(y, o + 3 * yStep);
            even.sub(odd).intoArray(y, o + 4 * yStep);
            fma(d0, PRODUCT, fma(d2, -SUM, d4)).intoArray(y, o);
            fma(d1, PRODUCT, fma(d3, -SUM, d5)).intoArray(y, o + 5 * yStep);
        }
    }

    /** Multiplies by A^T, 6 to 4, and adds a row vector. */
    static void output(
            int lines,
            float[] x,
            int from,
            int xLine,
            int xStep,
            float[] bias,
            float[] y,
            int to,
            int yLine,
            int yStep) {
        for (int n = 0; n < 2 * lines; n++) {
            int q = n % 2 * L;
            int i = from + n / 2 * xLine + q;
            int o = to + n / 2 * yLine + q;
            FloatVector start = FloatVector.fromArray(S, bias, q);
            FloatVector m1 = FloatVector.fromArray(S, x, i + xStep);
            FloatVector m2 = FloatVector.fromArray(S, x, i + 2 * xStep);
            FloatVector m3 = FloatVector.fromArray(S, x, i + 3 * xStep);
            FloatVector m4 = FloatVector.fromArray(S, x, i + 4 * xStep);
            FloatVector sumA = m1.add(m2);
            FloatVector sumB = m3.add(m4);
            FloatVector.fromArray(S, x, i).add(sumA).add(sumB).add(start).intoArray(y, o);
            fma(sumA, A2, sumB.mul(B2)).add(start).intoArray(y, o + 2 * yStep);
            FloatVector differenceA = m1.sub(m2);
            FloatVector differenceB = m3.sub(m4);
            fma(differenceA, A, differenceB.mul(B)).add(start).intoArray(y, o + yStep);
            FloatVector last = FloatVector.fromArray(S, x, i + 5 * xStep);
            fma(differenceA, A3, fma(differenceB, B3, last)).add(start).intoArray(y, o + 3 * yStep);
        }
    }

    /** Multiplies by G, 3 to 6. */
    static void filter(int lines, float[] x, int from, int xLine, int xStep, float[] y, int to, int yLine, int yStep) {
        for (int n = 0; n < 2 * lines; n++) {
            int q = n % 2 * L;
            int i = from + n / 2 * xLine + q;
            int o = to + n / 2 * yLine + q;
            FloatVector g0 = FloatVector.fromArray(S, x, i);
            FloatVector g1 = FloatVector.fromArray(S, x, i + xStep);
            FloatVector g2 = FloatVector.fromArray(S, x, i + 2 * xStep);
            g0.mul(G0).intoArray(y, o);
            FloatVector even = fma(g2, A2, g0).mul(GA);
            FloatVector odd = g1.mul(A * GA);
            even.add(odd).intoArray(y, o + yStep);
            even.sub(odd).intoArray(y, o + 2 * yStep);
            even = fma(g2, B2, g0).mul(GB);
            odd = g1.mul(B * GB);
            even.add(odd).intoArray(y, o + 3 * yStep);
            even.sub(odd).intoArray(y, o + 4 * yStep);
            g2.intoArray(y, o + 5 * yStep);
        }
    }

    /** Multiplies by A, 4 to 6. */
    static void outputGradient(
            int lines, float[] x, int from, int xLine, int xStep, float[] y, int to, int yLine, int yStep) {
        for (int n = 0; n < 2 * lines; n++) {
            int q = n % 2 * L;
            int i = from + n / 2 * xLine + q;
            int o = to + n / 2 * yLine + q;
            FloatVector y0 = FloatVector.fromArray(S, x, i);
            FloatVector y1 = FloatVector.fromArray(S, x, i + xStep);
            FloatVector y2 = FloatVector.fromArray(S, x, i + 2 * xStep);
            FloatVector y3 = FloatVector.fromArray(S, x, i + 3 * xStep);
            y0.intoArray(y, o);
            FloatVector even = fma(y2, A2, y0);
            FloatVector odd = fma(y1, A, y3.mul(A3));
            even.add(odd).intoArray(y, o + yStep);
            even.sub(odd).intoArray(y, o + 2 * yStep);
            even = fma(y2, B2, y0);
            odd = fma(y1, B, y3.mul(B3));
            even.add(odd).intoArray(y, o + 3 * yStep);
            even.sub(odd).intoArray(y, o + 4 * yStep);
            y3.intoArray(y, o + 5 * yStep);
        }
    }

    /** Multiplies by G^T, 6 to 3. */
    static void filterGradient(
            int lines, float[] x, int from, int xLine, int xStep, float[] y, int to, int yLine, int yStep) {
        for (int n = 0; n < 2 * lines; n++) {
            int q = n % 2 * L;
            int i = from + n / 2 * xLine + q;
            int o = to + n / 2 * yLine + q;
            FloatVector m1 = FloatVector.fromArray(S, x, i + xStep);
            FloatVector m2 = FloatVector.fromArray(S, x, i + 2 * xStep);
            FloatVector m3 = FloatVector.fromArray(S, x, i + 3 * xStep);
            FloatVector m4 = FloatVector.fromArray(S, x, i + 4 * xStep);
            FloatVector sumA = m1.add(m2).mul(GA);
            FloatVector sumB = m3.add(m4).mul(GB);
            fma(FloatVector.fromArray(S, x, i), G0, sumA.add(sumB)).intoArray(y, o);
            FloatVector last = FloatVector.fromArray(S, x, i + 5 * xStep);
            fma(sumA, A2, fma(sumB, B2, last)).intoArray(y, o + 2 * yStep);
            fma(m1.sub(m2), A * GA, m3.sub(m4).mul(B * GB)).intoArray(y, o + yStep);
        }
    }

    /** Too small not to be inlined, so that no vector goes to the heap. */
    private static FloatVector fma(FloatVector x, float factor, FloatVector summand) {
        return x.fma(FloatVector.broadcast(S, factor), summand);
    }
}
