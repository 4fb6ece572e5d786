package backproplab.experiments.parity.kinks;

import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.shape.Shape;
import backproplab.network.shape.Window;

/** The jumps of max pooling, where two pixels of a window are equal: a place for each window. */
final class PoolingKinks extends Kinks {
    private final Window window;
    private int[] winners = new int[0];
    private double[] margins = new double[0];

    PoolingKinks(String layer, Window window) {
        super(layer);
        this.window = window;
    }

    /** The largest of a window and the next; of equals the first is the larger. No next is -1. */
    private record Podium(int winner, int second) {}

    @Override
    void move(DoubleTensor x, int place) {
        Podium podium = podium(x, window.pooled(x.shape()), place);
        if (podium.second() >= 0) {
            double won = x.get(podium.winner());
            x.set(podium.winner(), x.get(podium.second()));
            x.set(podium.second(), won);
        }
    }

    @Override
    void note(DoubleTensor x) {
        Shape output = window.pooled(x.shape());
        winners = new int[output.size()];
        margins = new double[output.size()];
        for (int place = 0; place < winners.length; place++) {
            Podium podium = podium(x, output, place);
            winners[place] = podium.winner();
            margins[place] =
                    podium.second() < 0 ? Double.POSITIVE_INFINITY : x.get(podium.winner()) - x.get(podium.second());
        }
    }

    private Podium podium(DoubleTensor x, Shape output, int place) {
        int height = x.shape().dim(2);
        int width = x.shape().dim(3);
        int plane = place / (output.dim(2) * output.dim(3));
        int top = place / output.dim(3) % output.dim(2) * window.stride() - window.padding();
        int left = place % output.dim(3) * window.stride() - window.padding();
        int winner = -1;
        int second = -1;
        for (int h = Math.max(top, 0); h < Math.min(top + window.kernel(), height); h++) {
            for (int w = Math.max(left, 0); w < Math.min(left + window.kernel(), width); w++) {
                int pixel = (plane * height + h) * width + w;
                if (winner < 0 || x.get(pixel) > x.get(winner)) {
                    second = winner;
                    winner = pixel;
                } else if (second < 0 || x.get(pixel) > x.get(second)) {
                    second = pixel;
                }
            }
        }
        return new Podium(winner, second);
    }

    @Override
    int[] sides() {
        return winners;
    }

    @Override
    double[] distances() {
        return margins;
    }
}
