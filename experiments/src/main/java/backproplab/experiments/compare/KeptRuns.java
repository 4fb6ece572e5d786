package backproplab.experiments.compare;

import backproplab.experiments.checkpoint.EndedRun;
import backproplab.experiments.checkpoint.OpenRun;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.results.ComparisonRow;
import backproplab.experiments.results.EpochRow;
import backproplab.experiments.results.KeptRows;
import backproplab.experiments.results.RunKey;
import backproplab.experiments.train.EpochResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns what is noted of the runs of a comparison into rows; a run's position says which plan, seed and engine it is. */
final class KeptRuns {
    private final String task;
    private final List<PreparedRun> runs;
    private final String runId;
    private final List<EpochRow> epochs = new ArrayList<>();
    private final Set<RunKey> tested = new HashSet<>();
    private final Map<RunKey, Long> iterations = new HashMap<>();

    KeptRuns(String task, List<PreparedRun> runs, String runId) {
        this.task = task;
        this.runs = runs;
        this.runId = runId;
    }

    /** Runs that are over and the one after them, on these engines in turn. */
    void add(List<EngineKind> engines, List<EndedRun> ended, Optional<OpenRun> open) {
        for (int position = 0; position < ended.size(); position++) {
            EndedRun run = ended.get(position);
            RunKey key = add(engines, position, run.backend(), run.epochs());
            iterations.put(key, Long.MAX_VALUE);
            if (run.test() != null) {
                tested.add(key);
            }
        }
        open.ifPresent(run -> {
            RunKey key =
                    add(engines, ended.size(), run.backend(), run.progress().epochs());
            iterations.put(key, run.state().steps());
        });
    }

    private RunKey add(List<EngineKind> engines, int position, String backend, List<EpochResult> results) {
        PreparedRun run = runs.get(position / engines.size());
        EngineKind kind = engines.get(position % engines.size());
        results.forEach(result -> epochs.add(EngineRun.row(runId, task, run, kind, backend, result)));
        return RunKey.of(run.plan(), run.seed(), kind);
    }

    KeptRows rows(List<ComparisonRow> comparison) {
        return new KeptRows(epochs, comparison, tested, iterations);
    }
}
