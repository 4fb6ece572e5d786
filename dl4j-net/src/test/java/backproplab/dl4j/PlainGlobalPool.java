package backproplab.dl4j;

/** Mean over the {@code plane} positions of each channel. */
final class PlainGlobalPool implements PlainLayer {

    private final int plane;

    public PlainGlobalPool(int plane) {
        this.plane = plane;
    }

    @Override
    public double[] forward(double[] x, int n, boolean training) {
        double[] y = new double[x.length / plane];
        for (int i = 0; i < x.length; i++) {
            y[i / plane] += x[i] / plane;
        }
        return y;
    }

    @Override
    public double[] backward(double[] dy, int n) {
        double[] dx = new double[dy.length * plane];
        for (int i = 0; i < dx.length; i++) {
            dx[i] = dy[i / plane] / plane;
        }
        return dx;
    }
}
