package backproplab.report.page;

import backproplab.report.run.NetworkReader;

/**
 * What a page takes from beside the tables of a run.
 *
 * @param pictures where images of the test set come from
 * @param networks who reads weights
 */
public record Sources(Pictures pictures, NetworkReader networks) {
    /** Nothing but the tables. */
    public static final Sources NONE = new Sources(Pictures.NONE, NetworkReader.NONE);
}
