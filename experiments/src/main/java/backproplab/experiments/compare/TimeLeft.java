package backproplab.experiments.compare;

import java.util.HashMap;
import java.util.Map;

/**
 * How long the rest of some work takes: what was estimated for it, times how much longer than estimated the work of its kind took that is
 * done.
 */
public final class TimeLeft {
    private final Map<String, Kind> kinds = new HashMap<>();

    /** Work whose estimates are wrong by the same factor, such as that of one engine: seconds. */
    private static final class Kind {
        private double planned;
        private double estimatedOfDone;
        private double took;

        double seconds() {
            return planned * (estimatedOfDone > 0 ? took / estimatedOfDone : 1);
        }
    }

    /** A piece of the work. */
    public final class Part {
        private final Kind kind;
        private double planned;

        private Part(Kind kind, double planned) {
            this.kind = kind;
            this.planned = planned;
        }

        /**
         * Some of it is done.
         *
         * @param estimated what was estimated for as much, in seconds
         * @param took how long it took, in seconds
         */
        public void done(double estimated, double took) {
            kind.estimatedOfDone += estimated;
            kind.took += took;
            reduce(Math.min(estimated, planned));
        }

        /** Nothing of it is left, whether or not all of it was done. */
        public void end() {
            reduce(planned);
        }

        private void reduce(double seconds) {
            planned -= seconds;
            kind.planned -= seconds;
        }
    }

    /**
     * Adds work that is to be done.
     *
     * @param kind what has the same error in its estimates
     * @param seconds the estimate
     * @return the piece of work, to be told when it is done
     */
    public Part plan(String kind, double seconds) {
        Kind of = kinds.computeIfAbsent(kind, name -> new Kind());
        of.planned += seconds;
        return new Part(of, seconds);
    }

    /**
     * How long all that is left takes.
     *
     * @return seconds, at least 0
     */
    public double seconds() {
        return Math.max(0, kinds.values().stream().mapToDouble(Kind::seconds).sum());
    }
}
