package backproplab.experiments.search;

import backproplab.experiments.checkpoint.StartedCommand;

/**
 * An entry of the journal. One of the three is there.
 *
 * @param start the command, in the first line; else null
 * @param trial a trial that ended; else null
 * @param end what ended the search, in the last line; else null
 */
record JournalLine(StartedCommand start, TrialResult trial, SearchEnd end) {
    static JournalLine of(StartedCommand command) {
        return new JournalLine(command, null, null);
    }

    static JournalLine of(TrialResult result) {
        return new JournalLine(null, result, null);
    }

    static JournalLine of(SearchEnd end) {
        return new JournalLine(null, null, end);
    }
}
