package backproplab.experiments.compare;

import backproplab.experiments.checkpoint.EndedRun;
import backproplab.experiments.checkpoint.OpenRun;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.results.ComparisonRow;
import backproplab.experiments.results.EpochRow;
import backproplab.experiments.results.FinalModel;
import backproplab.experiments.results.KeptRows;
import backproplab.experiments.results.RunKey;
import backproplab.experiments.train.EpochResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Turns what is noted of the runs of a comparison into rows. */
final class KeptRuns {
    private final String task;
    private final List<PreparedRun> runs;
    private final String runId;
    private final List<EpochRow> epochs = new ArrayList<>();
    private final List<FinalModel> models = new ArrayList<>();
    private final Map<RunKey, Long> iterations = new HashMap<>();

    KeptRuns(String task, List<PreparedRun> runs, String runId) {
        this.task = task;
        this.runs = runs;
        this.runId = runId;
    }

    /** The runs on these engines that are over, and the one that was cut off; with their answers, if the tables have those. */
    void add(
            List<EngineKind> engines,
            boolean described,
            Function<RunKey, Optional<EndedRun>> ended,
            Function<RunKey, Optional<OpenRun>> open) {
        for (PreparedRun run : runs) {
            for (EngineKind kind : engines) {
                RunKey key = run.key(kind);
                ended.apply(key).ifPresent(over -> {
                    add(run, kind, over.backend(), over.epochs());
                    iterations.put(key, KeptRows.OVER);
                    if (described) {
                        over.model(
                                        run.line(runId, task, kind),
                                        run.job().data().source().test())
                                .ifPresent(models::add);
                    }
                });
                open.apply(key).ifPresent(cut -> {
                    add(run, kind, cut.backend(), cut.progress().epochs());
                    iterations.put(key, cut.state().steps());
                });
            }
        }
    }

    private void add(PreparedRun run, EngineKind kind, String backend, List<EpochResult> results) {
        results.forEach(result -> epochs.add(new EpochRow(run.line(runId, task, kind), backend, result)));
    }

    KeptRows rows(List<ComparisonRow> comparison) {
        return new KeptRows(epochs, comparison, models, iterations);
    }
}
