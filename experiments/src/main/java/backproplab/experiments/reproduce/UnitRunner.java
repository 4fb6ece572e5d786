package backproplab.experiments.reproduce;

import backproplab.experiments.results.ComparisonRow;

/** Trains the units of a stretch, here or elsewhere; the tables are the same, times apart. */
interface UnitRunner {

    /** Hears of units: of their start perhaps in another thread, of their ends in order in the calling one. */
    interface Ends {

        /** It begins. */
        void started(LabUnit unit);

        /** All of it is trained, perhaps in another thread and before its turn; not said of what is trained in the calling one. */
        void trained(LabUnit unit);

        /** Its rows are in the tables. */
        void ended(LabUnit unit, ComparisonRow row);
    }

    /**
     * Trains all that the record has not.
     *
     * @param stretch what to train
     * @param ends hears of its units
     */
    void train(LabStretch stretch, Ends ends);
}
