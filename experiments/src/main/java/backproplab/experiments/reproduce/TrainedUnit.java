package backproplab.experiments.reproduce;

import backproplab.experiments.results.ComparisonRow;

/**
 * A unit that is over, and whose rows wait for those before it.
 *
 * @param unit which
 * @param row what it came to
 * @param held its rows
 */
record TrainedUnit(LabUnit unit, ComparisonRow row, HeldRun held) {
    /** Now it is its turn. */
    void release(UnitRunner.Ends ends) {
        held.release();
        ends.ended(unit, row);
    }
}
