package backproplab.check.mistake;

import backproplab.network.layer.LayerSpec;

/** {@link backproplab.manual.loops.AvgPool2dLoops}, to be made wrong. */
class AvgPoolSteps extends PoolSteps {

    AvgPoolSteps(LayerSpec.AvgPool2d spec) {
        super(spec, spec.window());
    }

    /** What a sum is divided by. */
    double count(int[] pixels) {
        return kernel * kernel;
    }

    /** What dy is divided by. */
    double countBack(int[] pixels) {
        return count(pixels);
    }

    @Override
    double output(double[] x, int[] pixels) {
        double sum = 0;
        for (int pixel : pixels) {
            sum += x[pixel];
        }
        return sum / count(pixels);
    }

    @Override
    void sendBack(double[] x, double dy, double[] dx, int[] pixels) {
        for (int pixel : pixels) {
            dx[pixel] += dy / countBack(pixels);
        }
    }
}
