package backproplab.experiments.checkpoint;

import java.util.List;
import java.util.Optional;

/** Some runs of a command that makes several comparisons, one after the other: those of one of them. */
final class RecordPart implements RunNotes {
    private final RunRecord whole;
    private final int first;
    private final int count;

    /** From the first run on, counted from 0, so many. */
    RecordPart(RunRecord whole, int first, int count) {
        this.whole = whole;
        this.first = first;
        this.count = count;
    }

    @Override
    public List<EndedRun> ended() {
        List<EndedRun> all = whole.ended();
        return all.subList(Math.min(first, all.size()), Math.min(first + count, all.size()));
    }

    @Override
    public Optional<OpenRun> open() {
        int position = whole.ended().size() - first;
        return position >= 0 && position < count ? whole.open() : Optional.empty();
    }

    @Override
    public boolean kept() {
        return whole.kept();
    }

    @Override
    public void progressed(OpenRun run) {
        whole.progressed(run);
    }

    @Override
    public void ended(EndedRun run) {
        whole.ended(run);
    }
}
