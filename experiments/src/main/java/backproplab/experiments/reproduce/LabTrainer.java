package backproplab.experiments.reproduce;

import backproplab.experiments.checkpoint.RunNotes;
import backproplab.experiments.compare.Comparison;
import backproplab.experiments.compare.ComparisonListener;
import backproplab.experiments.compare.OutOfMemoryBesideException;
import backproplab.experiments.results.ComparisonRow;
import backproplab.experiments.results.RunFolder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Trains stretches of a run of Lab, unit by unit or side by side; the tables are the same. */
final class LabTrainer {
    private final RunFolder folder;
    private final ComparisonListener listener;
    private final RunNotes record;
    private final Set<Training> warmedUp = new HashSet<>();

    /**
     * A unit that is over, and whose rows may be written.
     *
     * @param unit which
     * @param row what it came to
     * @param held its rows
     */
    private record Trained(LabUnit unit, ComparisonRow row, HeldRun held) {}

    /** Hears of units: of their start perhaps in another thread, of their ends in order in the calling one. */
    interface Ends {

        /** It begins. */
        void started(LabUnit unit);

        /** Its rows are in the tables. */
        void ended(LabUnit unit, ComparisonRow row);
    }

    LabTrainer(RunFolder folder, ComparisonListener listener, RunNotes record) {
        this.folder = folder;
        this.listener = listener;
        this.record = record;
    }

    /**
     * Trains all that the record has not.
     *
     * @param stretch what to train
     * @param ends hears of its units
     */
    void train(LabStretch stretch, Ends ends) {
        List<LabUnit> left = new ArrayList<>(stretch.units());
        // What was cut off when it ran alone has epochs in the tables, and is the first that is not done.
        int alone = stretch.together() == 1 || left.size() == 1 ? left.size() : cutOffAlone(left) + 1;
        List<LabUnit> first = left.subList(0, alone);
        first.forEach(unit -> trainAlone(unit, ends));
        first.clear();
        if (!left.isEmpty()) {
            trainTogether(left, stretch.together(), ends);
        }
    }

    private int cutOffAlone(List<LabUnit> units) {
        for (int i = 0; i < units.size(); i++) {
            if (units.get(i).cutOffAlone(record)) {
                return i;
            }
        }
        return -1;
    }

    private void trainAlone(LabUnit unit, Ends ends) {
        ends.started(unit);
        Comparison comparison = unit.training().comparison();
        if (!unit.done(record) && warmedUp.add(unit.training().training())) {
            comparison.warmUp(listener, record);
        }
        if (unit.cutOffBeside(record)) {
            end(hold(unit, listener), ends);
        } else {
            ends.ended(unit, comparison.run(unit.index(), folder, listener, record));
        }
    }

    private void trainTogether(List<LabUnit> units, int together, Ends ends) {
        SideBySide sideBySide = new SideBySide(together);
        MutedListener muted = new MutedListener(listener, sideBySide);
        Consumer<Trained> ended = trained -> end(trained, ends);
        sideBySide.run(
                units,
                unit -> {
                    muted.inTurn(() -> ends.started(unit));
                    return holdBeside(unit, muted, sideBySide);
                },
                ended);
    }

    private Trained hold(LabUnit unit, ComparisonListener hearing) {
        HeldRun held = new HeldRun(folder, record);
        ComparisonRow row = unit.training().comparison().run(unit.index(), held, hearing, held);
        return new Trained(unit, row, held);
    }

    /** What others left too little heap for is no result: it would depend on what ran at the same time. */
    private Trained holdBeside(LabUnit unit, ComparisonListener hearing, SideBySide sideBySide) {
        HeldRun held = new HeldRun(folder, record);
        try {
            ComparisonRow row = unit.training().comparison().runBeside(unit.index(), held, hearing, held);
            return new Trained(unit, row, held);
        } catch (OutOfMemoryBesideException e) {
            hearing.warning(
                    "Out of memory in " + unit.words()
                            + " while others ran; trained again alone now. More memory avoids this, such as MAVEN_OPTS=-Xmx8g.");
            return sideBySide.alone(() -> hold(unit, hearing));
        }
    }

    private static void end(Trained trained, Ends ends) {
        trained.held().release();
        ends.ended(trained.unit(), trained.row());
    }
}
