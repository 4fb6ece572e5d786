package backproplab.dl4j;

/** Max pooling, or the mean over kernel * kernel with zeros in the padding. */
final class PlainPool implements PlainLayer {

    private final Geometry g;
    private final boolean max;
    private double[] input;

    public PlainPool(Geometry geometry, boolean max) {
        this.g = geometry;
        this.max = max;
    }

    @Override
    public double[] forward(double[] x, int n, boolean training) {
        input = x;
        double[] y = new double[n * g.channels() * g.outHeight() * g.outWidth()];
        for (int to = 0; to < y.length; to++) {
            y[to] = max ? x[winner(to)] : mean(to);
        }
        return y;
    }

    @Override
    public double[] backward(double[] dy, int n) {
        double[] dx = new double[input.length];
        for (int to = 0; to < dy.length; to++) {
            if (max) {
                dx[winner(to)] += dy[to];
            } else {
                for (int k = 0; k < g.kernel() * g.kernel(); k++) {
                    int from = from(to, k);
                    if (from >= 0) {
                        dx[from] += dy[to] / (g.kernel() * g.kernel());
                    }
                }
            }
        }
        return dx;
    }

    private double mean(int to) {
        double sum = 0;
        for (int k = 0; k < g.kernel() * g.kernel(); k++) {
            int from = from(to, k);
            sum += from >= 0 ? input[from] : 0;
        }
        return sum / (g.kernel() * g.kernel());
    }

    private int winner(int to) {
        int best = -1;
        for (int k = 0; k < g.kernel() * g.kernel(); k++) {
            int from = from(to, k);
            if (from >= 0 && (best < 0 || input[from] > input[best])) {
                best = from;
            }
        }
        return best;
    }

    private int from(int to, int k) {
        int x = to % g.outWidth();
        int y = to / g.outWidth() % g.outHeight();
        int plane = to / g.outWidth() / g.outHeight();
        return g.at(plane / g.channels(), plane % g.channels(), y, x, k / g.kernel(), k % g.kernel());
    }
}
