package backproplab.experiments.parity.kinks;

import backproplab.manual.tensor.DoubleTensor;

/** The jump at 0 of {@code max(x, 0)} and its leaky sister: a place for each element. */
final class RectifierKinks extends Kinks {
    private int[] sides = new int[0];

    RectifierKinks(String layer) {
        super(layer);
    }

    @Override
    void move(DoubleTensor x, int place) {
        x.set(place, -x.get(place));
    }

    @Override
    void note(DoubleTensor x) {
        sides = new int[x.size()];
        for (int i = 0; i < sides.length; i++) {
            sides[i] = x.get(i) > 0 ? 1 : 0;
        }
    }

    @Override
    int[] sides() {
        return sides;
    }

    @Override
    double[] distances() {
        double[] distances = inputs().clone();
        for (int i = 0; i < distances.length; i++) {
            distances[i] = Math.abs(distances[i]);
        }
        return distances;
    }
}
