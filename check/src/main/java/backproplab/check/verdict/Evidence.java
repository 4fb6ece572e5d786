package backproplab.check.verdict;

import backproplab.check.trial.Fixture;
import backproplab.check.trial.Observation;
import java.util.List;
import java.util.Optional;

/** What all fixtures together say of one quantity and one mistake. */
enum Evidence {
    /** Somewhere the mistake would show, and what was seen is right there. */
    OVERREACHES,
    /** Somewhere something is wrong in a way that is not the mistake's. */
    AGAINST,
    /** Nothing: the quantity is right, and would be with the mistake. */
    NONE,
    /** The mistake gives what was seen, but all of that is NaN or infinite, as many a mistake has it. */
    WEAK,
    /** The mistake gives what was seen, number by number. */
    STRONG;

    boolean explains() {
        return this == WEAK || this == STRONG;
    }

    boolean contradicts() {
        return this == OVERREACHES || this == AGAINST;
    }

    /** What a mistake would make of a quantity. */
    @FunctionalInterface
    interface Prediction {

        /**
         * Predicts.
         *
         * @param fixture the inputs
         * @param right the quantity as the textbook has it
         * @return empty if with the mistake it is not reached, or cannot be said
         */
        Optional<Observation> of(Fixture fixture, Observation right);
    }

    static Evidence of(String quantity, List<Trial> trials, Prediction prediction) {
        Evidence all = NONE;
        for (Trial trial : trials) {
            Evidence one = of(quantity, trial, prediction);
            if (one == OVERREACHES) {
                return OVERREACHES;
            }
            all = one == AGAINST || all == AGAINST ? AGAINST : one.compareTo(all) > 0 ? one : all;
        }
        return all;
    }

    private static Evidence of(String quantity, Trial trial, Prediction prediction) {
        Optional<Observation> expected = trial.expected().find(quantity);
        Optional<Observation> own = trial.seen().find(quantity);
        if (expected.isEmpty() || own.isEmpty()) {
            return NONE;
        }
        double error = Errors.between(expected.get(), own.get());
        double bound = trial.bound(quantity);
        Optional<Observation> predicted = prediction.of(trial.fixture(), expected.get());
        boolean wrong = error > bound;
        if (predicted.isEmpty()) {
            return OVERREACHES;
        }
        if (Errors.between(expected.get(), predicted.get()) <= bound) {
            return wrong ? AGAINST : NONE;
        }
        double left = Errors.between(own.get(), predicted.get());
        if (left > trial.bounds().fits(error, trial.fixture().chance(quantity))) {
            // Where something is wrong, a second mistake may be what differs.
            return wrong ? AGAINST : OVERREACHES;
        }
        return !wrong ? NONE : Errors.hasFinite(own.get().values()) ? STRONG : WEAK;
    }
}
