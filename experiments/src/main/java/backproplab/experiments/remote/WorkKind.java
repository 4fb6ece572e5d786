package backproplab.experiments.remote;

import backproplab.remote.RefusedException;
import java.util.Map;

/**
 * Does one kind of work on the machine it is on, such as the training of a trial. Found by {@link java.util.ServiceLoader}, so that the
 * packages that train need not be known here; one object for each piece of work.
 */
public interface WorkKind {
    /**
     * What the kind is called between machines.
     *
     * @return the same in every build
     */
    String token();

    /**
     * Does one piece of work, whole. A training that diverges, fails or has too little memory is a result; what is thrown counts as an accident of
     * this machine, after which another one tries; but for a {@link backproplab.files.failure.UserException}, whose words are for a person, and which any
     * machine would throw: it ends the run as a refusal does.
     *
     * @param assignment what is to be done
     * @return what came of it
     * @throws RefusedException if this machine must not do it
     */
    Outcome work(Assignment assignment) throws RefusedException;

    /**
     * What came of a piece of work.
     *
     * @param result a record of texts, numbers, lists, maps and such records
     * @param blobs what is no text, by names of the kind's own
     */
    record Outcome(Object result, Map<String, byte[]> blobs) {
        /**
         * Copies the map; the arrays stay the caller's.
         */
        public Outcome {
            blobs = Map.copyOf(blobs);
        }
    }
}
