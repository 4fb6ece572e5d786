package backproplab.experiments.reproduce;

import backproplab.experiments.checkpoint.EndedRun;
import backproplab.experiments.checkpoint.RunNotes;
import backproplab.experiments.results.AnswerRow;
import backproplab.experiments.results.ComparisonRow;
import backproplab.experiments.results.EpochRow;
import backproplab.experiments.results.FinalModel;
import backproplab.experiments.results.IterationRow;
import backproplab.experiments.results.LayerRow;
import backproplab.experiments.results.RunKey;
import backproplab.experiments.results.RunTables;
import backproplab.experiments.train.TrainingListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps what the runs of a unit left, from which all rows follow (as they do when a run is gone on with), and nothing else. Lab keeps no
 * weights, histories or layers where trainings run beside others.
 */
final class EndsAlone implements RunTables, RunNotes {
    private final List<EndedRun> ended = new ArrayList<>();

    /** In the order of the engines. */
    List<EndedRun> ended() {
        return List.copyOf(ended);
    }

    @Override
    public void ended(EndedRun run) {
        ended.add(run);
    }

    /** Of a run whose name another machine knows. */
    @Override
    public String runId() {
        return "";
    }

    /** Is asked for, and nothing is written there. */
    @Override
    public Path weights(RunKey key) {
        return Path.of("");
    }

    @Override
    public TrainingListener events(RunKey key, long stepsDone) {
        return TrainingListener.NONE;
    }

    @Override
    public void add(EpochRow row) {}

    @Override
    public void add(ComparisonRow row) {}

    @Override
    public void add(FinalModel model) {}

    @Override
    public void answers(List<AnswerRow> rows) {}

    @Override
    public void add(List<IterationRow> rows) {}

    @Override
    public void layers(List<LayerRow> rows) {}
}
