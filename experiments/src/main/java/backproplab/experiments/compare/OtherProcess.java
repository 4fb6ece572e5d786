package backproplab.experiments.compare;

import backproplab.experiments.checkpoint.EndedRun;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.train.RunResult;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What another process measured of the same plans and seeds on engines that this one does not have.
 *
 * @param engines which engines it ran each of them on, in this order
 * @param ended what they left: plan by plan, seed by seed, engine by engine; fewer where it did not get to the end
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

    /** Of one of the runs; what the process did not get to is skipped. */
    Map<EngineKind, RunResult> results(int run) {
        Map<EngineKind, RunResult> results = new EnumMap<>(EngineKind.class);
        for (int i = 0; i < engines.size(); i++) {
            int position = run * engines.size() + i;
            results.put(
                    engines.get(i),
                    position < ended.size()
                            ? ended.get(position).result()
                            : RunResult.skipped("the second process did not get to it"));
        }
        return results;
    }
}
