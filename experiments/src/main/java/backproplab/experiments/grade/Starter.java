package backproplab.experiments.grade;

import java.io.IOException;

/** Starts processes. */
@FunctionalInterface
interface Starter {

    /**
     * Starts one.
     *
     * @param command what runs, and where
     * @return it
     * @throws IOException if the system does not let it
     */
    Process start(ProcessBuilder command) throws IOException;
}
