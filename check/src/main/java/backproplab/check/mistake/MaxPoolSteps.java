package backproplab.check.mistake;

import backproplab.network.layer.LayerSpec;

/** {@link backproplab.manual.loops.MaxPool2dLoops}, to be made wrong. */
class MaxPoolSteps extends PoolSteps {

    MaxPoolSteps(LayerSpec.MaxPool2d spec) {
        super(spec, spec.window());
    }

    @Override
    double output(double[] x, int[] pixels) {
        return pixels.length == 0 ? 0 : x[winner(x, pixels)];
    }

    @Override
    void sendBack(double[] x, double dy, double[] dx, int[] pixels) {
        if (pixels.length > 0) {
            dx[winner(x, pixels)] += dy;
        }
    }

    final int winner(double[] x, int[] pixels) {
        int best = pixels[0];
        for (int pixel : pixels) {
            if (beats(x[pixel], x[best])) {
                best = pixel;
            }
        }
        return best;
    }

    boolean beats(double candidate, double best) {
        return candidate > best;
    }
}
