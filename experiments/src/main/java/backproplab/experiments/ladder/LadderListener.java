package backproplab.experiments.ladder;

import backproplab.experiments.results.SpeedRow;

/** Hears how a climb goes. */
public interface LadderListener {

    /**
     * A rung is over.
     *
     * @param row what came of it
     */
    void rungDone(SpeedRow row);

    /**
     * A rung could not be timed.
     *
     * @param message one to three lines
     */
    void warning(String message);
}
