package backproplab.experiments.reproduce;

import backproplab.experiments.checkpoint.EndedRun;
import backproplab.experiments.checkpoint.RunNotes;
import backproplab.experiments.compare.Comparison;
import backproplab.experiments.compare.ComparisonListener;
import backproplab.experiments.results.ComparisonRow;
import backproplab.experiments.results.FinalModel;
import backproplab.experiments.results.KeptRows;
import backproplab.experiments.results.RunFolder;
import backproplab.experiments.results.RunKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Units that other machines have trained, and whose rows are not in the tables yet. All rows follow from what the runs left, as they do when a
 * run is gone on with.
 */
final class ArrivedUnits {
    private final RunFolder folder;
    private final RunNotes record;

    ArrivedUnits(RunFolder folder, RunNotes record) {
        this.folder = folder;
        this.record = record;
    }

    /** What came back just now: from here on it is not lost. */
    TrainedUnit of(LabUnit unit, List<EndedRun> runs, ComparisonListener listener) {
        List<RunKey> wanted = unit.training().comparison().keys(unit.index());
        List<RunKey> came = runs.stream().map(EndedRun::key).toList();
        if (!came.equals(wanted)) {
            throw new IllegalStateException("asked for " + wanted + ", and got " + came);
        }
        runs.forEach(record::arrived);
        return trained(unit, runs, listener);
    }

    /** What came back in a process that was cut off before its rows were in the tables; empty if some of it did not. */
    Optional<TrainedUnit> before(LabUnit unit, ComparisonListener listener) {
        List<EndedRun> runs = new ArrayList<>();
        for (RunKey key : unit.training().comparison().keys(unit.index())) {
            Optional<EndedRun> run = record.ended(key).isPresent() ? Optional.empty() : record.arrived(key);
            if (run.isEmpty() && record.ended(key).isEmpty()) {
                return Optional.empty();
            }
            run.ifPresent(runs::add);
        }
        return runs.isEmpty() ? Optional.empty() : Optional.of(trained(unit, runs, listener));
    }

    private TrainedUnit trained(LabUnit unit, List<EndedRun> runs, ComparisonListener listener) {
        Map<RunKey, EndedRun> byKey = new HashMap<>();
        runs.forEach(run -> byKey.put(run.key(), run));
        RunNotes all = new RunNotes() {
            @Override
            public Optional<EndedRun> ended(RunKey run) {
                return Optional.ofNullable(byKey.get(run)).or(() -> record.ended(run));
            }
        };
        Comparison comparison = unit.training().comparison();
        HeldRun held = new HeldRun(folder, record);
        KeptRows rows = comparison.kept(unit.index(), folder.runId(), all);
        for (FinalModel model : rows.models()) {
            if (byKey.containsKey(model.run().key())) {
                held.add(model);
            }
        }
        runs.forEach(held::ended);
        ComparisonRow row = comparison.run(unit.index(), held, listener, all);
        held.add(row);
        return new TrainedUnit(unit, row, held);
    }
}
