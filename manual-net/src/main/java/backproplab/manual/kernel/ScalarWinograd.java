package backproplab.manual.kernel;

/** The inner loops of Winograd's convolution in plain Java, four channels side by side. */
final class ScalarWinograd implements WinogradOps {
    private static final int W = 4;
    private static final float[] ZEROS = new float[W];

    @Override
    public int width() {
        return W;
    }

    @Override
    public void input(float[] d, int from, int row, float[] work, float[] v, int to, int step) {
        for (int s = 0; s < PATCH; s++) {
            inputLine(d, from + s * W, row, work, s * W, PATCH * W);
        }
        for (int i = 0; i < PATCH; i++) {
            inputLine(work, i * PATCH * W, W, v, to + i * PATCH * step, step);
        }
    }

    private static void inputLine(float[] x, int from, int xStep, float[] y, int to, int yStep) {
        for (int q = 0; q < W; q++) {
            int i = from + q;
            int o = to + q;
            float d1 = x[i + xStep];
            float d2 = x[i + 2 * xStep];
            float d3 = x[i + 3 * xStep];
            float d4 = x[i + 4 * xStep];
            y[o] = PRODUCT * x[i] + (d4 - SUM * d2);
            pair(d4 - B2 * d2, A * (d3 - B2 * d1), y, o + yStep, yStep);
            pair(d4 - A2 * d2, B * (d3 - A2 * d1), y, o + 3 * yStep, yStep);
            y[o + 5 * yStep] = PRODUCT * d1 + (x[i + 5 * xStep] - SUM * d3);
        }
    }

    private static void pair(float even, float odd, float[] y, int to, int step) {
        y[to] = even + odd;
        y[to + step] = even - odd;
    }

    @Override
    public void output(float[] m, int from, int step, float[] bias, float[] work, float[] y, int to, int row) {
        for (int j = 0; j < PATCH; j++) {
            outputLine(m, from + j * step, PATCH * step, ZEROS, work, j * W, PATCH * W);
        }
        for (int r = 0; r < TILE; r++) {
            outputLine(work, r * PATCH * W, W, bias, y, to + r * row, W);
        }
    }

    private static void outputLine(float[] x, int from, int xStep, float[] bias, float[] y, int to, int yStep) {
        for (int q = 0; q < W; q++) {
            int i = from + q;
            int o = to + q;
            float sumA = x[i + xStep] + x[i + 2 * xStep];
            float sumB = x[i + 3 * xStep] + x[i + 4 * xStep];
            float differenceA = x[i + xStep] - x[i + 2 * xStep];
            float differenceB = x[i + 3 * xStep] - x[i + 4 * xStep];
            y[o] = x[i] + sumA + sumB + bias[q];
            y[o + yStep] = A * differenceA + B * differenceB + bias[q];
            y[o + 2 * yStep] = A2 * sumA + B2 * sumB + bias[q];
            y[o + 3 * yStep] = A3 * differenceA + (B3 * differenceB + x[i + 5 * xStep]) + bias[q];
        }
    }

    @Override
    public void filter(float[] g, int from, float[] work, float[] u, int to, int step) {
        for (int s = 0; s < TAPS; s++) {
            filterLine(g, from + s * W, TAPS * W, work, s * W, TAPS * W);
        }
        for (int i = 0; i < PATCH; i++) {
            filterLine(work, i * TAPS * W, W, u, to + i * PATCH * step, step);
        }
    }

    private static void filterLine(float[] x, int from, int xStep, float[] y, int to, int yStep) {
        for (int q = 0; q < W; q++) {
            int o = to + q;
            float g0 = x[from + q];
            float g1 = x[from + q + xStep];
            float g2 = x[from + q + 2 * xStep];
            y[o] = G0 * g0;
            pair(GA * (g0 + A2 * g2), A * GA * g1, y, o + yStep, yStep);
            pair(GB * (g0 + B2 * g2), B * GB * g1, y, o + 3 * yStep, yStep);
            y[o + 5 * yStep] = g2;
        }
    }

    @Override
    public void outputGradient(float[] dy, int from, int row, float[] work, float[] m, int to, int step) {
        for (int s = 0; s < TILE; s++) {
            outputGradientLine(dy, from + s * W, row, work, s * W, TILE * W);
        }
        for (int i = 0; i < PATCH; i++) {
            outputGradientLine(work, i * TILE * W, W, m, to + i * PATCH * step, step);
        }
    }

    private static void outputGradientLine(float[] x, int from, int xStep, float[] y, int to, int yStep) {
        for (int q = 0; q < W; q++) {
            int o = to + q;
            float y0 = x[from + q];
            float y1 = x[from + q + xStep];
            float y2 = x[from + q + 2 * xStep];
            float y3 = x[from + q + 3 * xStep];
            y[o] = y0;
            pair(y0 + A2 * y2, A * y1 + A3 * y3, y, o + yStep, yStep);
            pair(y0 + B2 * y2, B * y1 + B3 * y3, y, o + 3 * yStep, yStep);
            y[o + 5 * yStep] = y3;
        }
    }

    @Override
    public void filterGradient(float[] u, int from, int step, float[] work, float[] g) {
        for (int j = 0; j < PATCH; j++) {
            filterGradientLine(u, from + j * step, PATCH * step, work, j * W, PATCH * W);
        }
        for (int r = 0; r < TAPS; r++) {
            filterGradientLine(work, r * PATCH * W, W, g, r * TAPS * W, W);
        }
    }

    private static void filterGradientLine(float[] x, int from, int xStep, float[] y, int to, int yStep) {
        for (int q = 0; q < W; q++) {
            int i = from + q;
            int o = to + q;
            float sumA = GA * (x[i + xStep] + x[i + 2 * xStep]);
            float sumB = GB * (x[i + 3 * xStep] + x[i + 4 * xStep]);
            float differenceA = x[i + xStep] - x[i + 2 * xStep];
            float differenceB = x[i + 3 * xStep] - x[i + 4 * xStep];
            y[o] = G0 * x[i] + (sumA + sumB);
            y[o + yStep] = A * GA * differenceA + B * GB * differenceB;
            y[o + 2 * yStep] = A2 * sumA + (B2 * sumB + x[i + 5 * xStep]);
        }
    }
}
