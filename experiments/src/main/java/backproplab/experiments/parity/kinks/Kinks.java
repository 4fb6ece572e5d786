package backproplab.experiments.parity.kinks;

import backproplab.manual.tensor.DoubleTensor;
import java.util.Set;

/**
 * The places of one layer where its derivative jumps: for each, on which side the latest forward pass was, and how far from the jump. A
 * place can be made to lie on its other side by moving inputs as far as they are from the jump.
 */
abstract class Kinks {
    private final String layer;
    private Set<Integer> crossed = Set.of();
    private double[] inputs = new double[0];

    Kinks(String layer) {
        this.layer = layer;
    }

    final String layer() {
        return layer;
    }

    /** The places that lie on their other side from the next forward pass on. */
    final void cross(Set<Integer> places) {
        crossed = Set.copyOf(places);
    }

    /** Takes note of an input; what comes back is that input with what is to lie on its other side moved there. */
    final DoubleTensor pass(DoubleTensor x) {
        DoubleTensor moved = x;
        if (!crossed.isEmpty()) {
            moved = x.zeros(x.shape());
            moved.copyFrom(x.toDoubles());
            for (int place : crossed) {
                move(moved, place);
            }
        }
        inputs = moved.toDoubles();
        note(moved);
        return moved;
    }

    /** Every input of the latest forward pass. */
    final double[] inputs() {
        return inputs;
    }

    abstract void move(DoubleTensor x, int place);

    abstract void note(DoubleTensor x);

    /** For each place: 0 or 1 for a ReLU, for a window the pixel that won. */
    abstract int[] sides();

    /** For each place how far it is from its other side; 0 on the jump itself, where every engine follows one convention. */
    abstract double[] distances();
}
