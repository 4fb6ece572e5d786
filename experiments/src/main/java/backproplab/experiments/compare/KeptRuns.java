package backproplab.experiments.compare;

import backproplab.experiments.checkpoint.EndedRun;
import backproplab.experiments.checkpoint.RunNotes;
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
import java.util.Set;

/** Turns what a record has of a comparison into rows; a run's position in the record says which plan, seed and engine it is. */
final class KeptRuns {
    private final ComparisonSettings settings;
    private final List<PreparedRun> runs;
    private final String runId;
    private final List<EpochRow> epochs = new ArrayList<>();
    private final Set<RunKey> tested = new HashSet<>();
    private final Map<RunKey, Long> iterations = new HashMap<>();

    KeptRuns(ComparisonSettings settings, List<PreparedRun> runs, String runId) {
        this.settings = settings;
        this.runs = runs;
        this.runId = runId;
    }

    KeptRows rows(RunNotes record, List<ComparisonRow> comparison) {
        List<EndedRun> ended = record.ended();
        for (int position = 0; position < ended.size(); position++) {
            EndedRun run = ended.get(position);
            add(position, run.backend(), run.epochs());
            iterations.put(key(position), Long.MAX_VALUE);
            if (run.test() != null) {
                tested.add(key(position));
            }
        }
        record.open().ifPresent(open -> {
            add(ended.size(), open.backend(), open.progress().epochs());
            iterations.put(key(ended.size()), open.state().steps());
        });
        return new KeptRows(epochs, comparison, tested, iterations);
    }

    private void add(int position, String backend, List<EpochResult> results) {
        results.forEach(result ->
                epochs.add(EngineRun.row(runId, settings.task(), run(position), kind(position), backend, result)));
    }

    private RunKey key(int position) {
        return RunKey.of(run(position).plan(), run(position).seed(), kind(position));
    }

    private PreparedRun run(int position) {
        return runs.get(position / settings.engines().size());
    }

    private EngineKind kind(int position) {
        return settings.engines().get(position % settings.engines().size());
    }
}
