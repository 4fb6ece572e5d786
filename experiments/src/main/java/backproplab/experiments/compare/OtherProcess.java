package backproplab.experiments.compare;

import backproplab.experiments.checkpoint.EndedRun;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.results.RunKey;
import java.util.List;
import java.util.Optional;

/**
 * What another process measured of the same plans and seeds on engines that this one does not have.
 *
 * @param engines which engines it ran each of them on, in this order
 * @param ended what they left; fewer where it did not get to the end
 */
public record OtherProcess(List<EngineKind> engines, List<EndedRun> ended) {
    /** No other process. */
    public static final OtherProcess NONE = new OtherProcess(List.of(), List.of());

    /**
     * Copies both.
     */
    public OtherProcess {
        engines = List.copyOf(engines);
        ended = List.copyOf(ended);
    }

    /** What a run left there; empty if the process did not get to it. */
    Optional<EndedRun> ended(RunKey key) {
        return ended.stream().filter(run -> run.key().equals(key)).findFirst();
    }
}
