package backproplab.experiments.compare;

import backproplab.experiments.checkpoint.EndedRun;
import backproplab.experiments.checkpoint.RunNotes;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.results.ComparisonRow;
import backproplab.experiments.results.KeptRows;
import backproplab.experiments.train.RunResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a record and another process know of the runs of a comparison, as results and as rows of tables. */
final class KnownRuns {
    private final ComparisonSettings settings;
    private final String dataset;
    private OtherProcess other = OtherProcess.NONE;

    KnownRuns(ComparisonSettings settings, String dataset) {
        this.settings = settings;
        this.dataset = dataset;
    }

    void join(OtherProcess process) {
        other = process;
    }

    /** Of the engines of one of the runs. */
    Map<EngineKind, RunResult> results(PreparedRun run, RunNotes record) {
        Map<EngineKind, RunResult> results = new TreeMap<>();
        for (EngineKind kind : other.engines()) {
            results.put(
                    kind,
                    other.ended(run.key(kind))
                            .map(EndedRun::result)
                            .orElseGet(() -> RunResult.skipped("the second process did not get to it")));
        }
        for (EngineKind kind : settings.engines()) {
            record.ended(run.key(kind)).ifPresent(ended -> results.put(kind, ended.result()));
        }
        return results;
    }

    /** Whether a run is over on all engines. */
    boolean done(PreparedRun run, RunNotes record) {
        return whole(results(run, record));
    }

    boolean whole(Map<EngineKind, RunResult> results) {
        return results.keySet().containsAll(settings.engines());
    }

    ComparisonRow row(String runId, PreparedRun run, Map<EngineKind, RunResult> results, RunNotes record) {
        return new ComparisonRow(
                runId,
                settings.task(),
                dataset,
                run.plan(),
                run.seed(),
                run.network().network().parameterCount(),
                results,
                Hosts.of(settings.engines().stream()
                        .flatMap(kind -> record.ended(run.key(kind)).stream())
                        .toList()));
    }

    /** The rows of all tables, in their order, epochs of the other process first. */
    KeptRows kept(List<PreparedRun> runs, String runId, RunNotes record) {
        KeptRuns kept = new KeptRuns(settings.task(), runs, runId);
        kept.add(other.engines(), false, other::ended, run -> Optional.empty());
        kept.add(settings.engines(), true, record::ended, record::open);
        return kept.rows(runs.stream()
                .map(run -> row(runId, run, results(run, record), record))
                .filter(row -> whole(row.results()))
                .toList());
    }
}
