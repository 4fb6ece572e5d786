package backproplab.dl4j;

import backproplab.network.layer.DropoutMask;

/** Inverted dropout with the decisions of the specification. */
final class PlainDropout implements PlainLayer {

    private final DropoutMask mask;
    private final double scale;
    private long step;
    private double[] factor;

    PlainDropout(int layer, double dropProbability) {
        mask = new DropoutMask(TestNet.SEED, layer, dropProbability);
        scale = 1 / (1 - dropProbability);
    }

    @Override
    public double[] forward(double[] x, int n, boolean training) {
        if (!training) {
            return x;
        }
        factor = new double[x.length];
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            factor[i] = mask.keeps(mask.key(step), i) ? scale : 0;
            y[i] = x[i] * factor[i];
        }
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

    @Override
    public void stepDone() {
        step++;
    }
}
