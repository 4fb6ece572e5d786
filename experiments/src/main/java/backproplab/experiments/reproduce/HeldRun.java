package backproplab.experiments.reproduce;

import backproplab.experiments.checkpoint.EndedRun;
import backproplab.experiments.checkpoint.OpenRun;
import backproplab.experiments.checkpoint.RunNotes;
import backproplab.experiments.results.AnswerRow;
import backproplab.experiments.results.ComparisonRow;
import backproplab.experiments.results.EpochRow;
import backproplab.experiments.results.FinalModel;
import backproplab.experiments.results.IterationRow;
import backproplab.experiments.results.LayerRow;
import backproplab.experiments.results.RunFolder;
import backproplab.experiments.results.RunKey;
import backproplab.experiments.results.RunLine;
import backproplab.experiments.results.RunTables;
import backproplab.experiments.train.TrainingListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds the rows and notes of a unit that is trained beside others, until those before it are in the tables. Only where it is after each epoch
 * is on disk at once, so that a run that is cut off goes on from there.
 */
final class HeldRun implements RunTables, RunNotes {
    private final RunFolder folder;
    private final RunNotes record;
    private final List<EndedRun> ended = new ArrayList<>();
    private final List<FinalModel> models = new ArrayList<>();
    private final List<ComparisonRow> rows = new ArrayList<>();
    private final List<AnswerRow> answers = new ArrayList<>();

    HeldRun(RunFolder folder, RunNotes record) {
        this.folder = folder;
        this.record = record;
    }

    /** Writes everything, as it would have been written at once. */
    void release() {
        models.forEach(folder::add);
        for (EndedRun run : ended) {
            // Of a run that was cut off the epochs before are in no table yet.
            run.epochs().forEach(epoch -> folder.add(new EpochRow(line(run), run.backend(), epoch)));
            record.ended(run);
        }
        folder.answers(answers);
        rows.forEach(folder::add);
    }

    private RunLine line(EndedRun run) {
        ComparisonRow row = rows.get(0);
        return new RunLine(row.runId(), row.task(), row.dataset(), run.key());
    }

    @Override
    public String runId() {
        return folder.runId();
    }

    @Override
    public Path weights(RunKey key) {
        return folder.weights(key);
    }

    @Override
    public void answers(List<AnswerRow> rows) {
        answers.addAll(rows);
    }

    /** Each training has files of its own, which need not wait. */
    @Override
    public TrainingListener events(RunKey key, long stepsDone) {
        return folder.events(key, stepsDone);
    }

    /** Those of the run that ended have it too. */
    @Override
    public void add(EpochRow row) {}

    @Override
    public void add(ComparisonRow row) {
        rows.add(row);
    }

    @Override
    public void add(FinalModel model) {
        models.add(model);
    }

    /** Trainings with histories are not done side by side. */
    @Override
    public void add(List<IterationRow> history) {
        throw new IllegalStateException("a history is written as it comes");
    }

    /** Lab watches no layers. */
    @Override
    public void layers(List<LayerRow> rows) {
        throw new IllegalStateException("layers are written as they come");
    }

    @Override
    public Optional<EndedRun> ended(RunKey run) {
        return record.ended(run);
    }

    @Override
    public Optional<OpenRun> open(RunKey run) {
        return record.openBeside(run);
    }

    @Override
    public boolean kept() {
        return record.kept();
    }

    @Override
    public void progressed(OpenRun run) {
        record.progressedBeside(run);
    }

    @Override
    public void ended(EndedRun run) {
        ended.add(run);
    }
}
