package backproplab.dl4j;

/** Inverted dropout with decisions from outside. */
final class PlainDropout implements PlainLayer {

    /** Whether an element is kept in a step. */
    @FunctionalInterface
    public interface Keep {
        boolean test(long step, int index);
    }

    private final Keep keep;
    private final double scale;
    private long step;
    private double[] factor;

    public PlainDropout(Keep keep, double dropProbability) {
        this.keep = keep;
        this.scale = 1 / (1 - dropProbability);
    }

    @Override
    public double[] forward(double[] x, int n, boolean training) {
        if (!training) {
            return x;
        }
        factor = new double[x.length];
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            factor[i] = keep.test(step, i) ? scale : 0;
            y[i] = x[i] * factor[i];
        }
        step++;
        return y;
    }

    @Override
    public double[] backward(double[] dy, int n) {
        double[] dx = new double[dy.length];
        for (int i = 0; i < dy.length; i++) {
            dx[i] = dy[i] * factor[i];
        }
        return dx;
    }
}
