package backproplab.experiments.reproduce;

import backproplab.experiments.checkpoint.RunNotes;
import backproplab.experiments.results.RunKey;

/**
 * One seed of one training: what goes to a thread of its own where trainings run side by side.
 *
 * @param training its settings, and what trains it
 * @param index of its seed among those of the training
 */
record LabUnit(PlannedTraining training, int index) {

    boolean done(RunNotes record) {
        return training.comparison().done(index, record);
    }

    /** Whether it was cut off when it had the machine to itself, so that its epochs are in the tables already. */
    boolean cutOffAlone(RunNotes record) {
        return training.comparison().keys(index).stream()
                .anyMatch(key -> record.open(key).isPresent());
    }

    /** Whether it was cut off beside others, so that none of its epochs is in a table. */
    boolean cutOffBeside(RunNotes record) {
        return training.comparison().keys(index).stream()
                .anyMatch(key -> record.openBeside(key).isPresent());
    }

    /** Whether part of it, or all, was trained by a process that was cut off. */
    boolean begunBefore(RunNotes record) {
        return done(record) || cutOffAlone(record) || cutOffBeside(record);
    }

    /** Whether some of it, and not all, was trained by a process that was cut off, and none of that is to be trained again. */
    boolean partlyDone(RunNotes record) {
        return !done(record)
                && (cutOffBeside(record)
                        || training.comparison().keys(index).stream()
                                .anyMatch(key -> record.ended(key).isPresent()));
    }

    /** How long it takes by its arithmetic. */
    double nominalSeconds() {
        return training.training().nominalSeconds()
                / training.training().seeds().size();
    }

    /** Its network and seed, for people. */
    String words() {
        RunKey key = training.comparison().keys(index).get(0);
        return (key.experiment() + " " + key.variant()).strip() + ", seed " + key.seed();
    }
}
