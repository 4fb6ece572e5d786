package backproplab.experiments.parity;

import backproplab.experiments.parity.kinks.Batch;
import backproplab.experiments.parity.kinks.Place;
import backproplab.experiments.parity.kinks.Sides;
import backproplab.network.engine.Engine;
import backproplab.network.init.Weights;
import java.util.List;
import java.util.Optional;

/**
 * Trains two float engines side by side once more and finds where they first take different sides of a kink. Both are followed by the
 * textbook: a step that is not the textbook's, on sides that rounding leaves open, ends the search, and so does an input that is too far
 * from its kink for rounding: then small errors of many steps, each within its bound, have led the weights apart.
 */
final class TieSearch {
    private final Subject subject;
    private final Weights start;
    private final List<Batch> batches;
    private final Engine oursEngine;
    private final Twin ours;
    private final Twin theirs;

    TieSearch(Subject subject, long seed, Engine ours, Engine theirs) {
        this.subject = subject;
        start = RandomInputs.weights(subject, seed);
        batches = RandomInputs.batches(subject, seed);
        oursEngine = ours;
        this.ours = new Twin(subject, seed, ours);
        this.theirs = new Twin(subject, seed, theirs);
    }

    /**
     * Follows both.
     *
     * @param steps how many steps to the quantity that is beyond its bound
     * @param toTheEnd whether both are followed beyond the tie to that quantity
     * @return where they parted
     * @throws NoTieException if a step is wrong, the sides never differ, or an input on different sides is not within rounding of its kink
     */
    Tie first(int steps, boolean toTheEnd) throws NoTieException {
        ours.load(start);
        theirs.load(start);
        Optional<Tie> first = Optional.empty();
        for (int step = 1; step <= Math.min(steps, subject.lastStep()) && (toTheEnd || first.isEmpty()); step++) {
            Batch batch = batches.get((step - 1) % batches.size());
            Weights before = oursEngine.weights();
            Sides left = ours.step(step, batch);
            Sides right = theirs.step(step, batch);
            Optional<Place> place = first.isEmpty() ? left.firstDifference(right) : Optional.empty();
            if (place.isPresent()) {
                Tie tie = tie(step, place.get(), left, right, ours.rounding(before, batch));
                if (!tie.withinRounding()) {
                    throw new NoTieException("the engines part beyond rounding in step " + tie);
                }
                first = Optional.of(tie);
            }
        }
        return first.orElseThrow(() -> new NoTieException("no input of a ReLU or a max pooling is on different sides"));
    }

    private static Tie tie(int step, Place place, Sides left, Sides right, double[] rounding) {
        return new Tie(
                step,
                left.layers().get(place.layer()),
                place.index(),
                Math.max(left.distance(place), right.distance(place)),
                rounding[place.layer()]);
    }
}
