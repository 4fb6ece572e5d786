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
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Trains units in this process, one after the other or side by side. */
final class LocalUnits implements UnitRunner {
    private final RunFolder folder;
    private final ComparisonListener listener;
    private final RunNotes record;
    private final ArrivedUnits arrived;
    private final Set<Training> warmedUp = new HashSet<>();

    LocalUnits(RunFolder folder, ComparisonListener listener, RunNotes record) {
        this.folder = folder;
        this.listener = listener;
        this.record = record;
        arrived = new ArrivedUnits(folder, record);
    }

    @Override
    public void train(LabStretch stretch, Ends ends) {
        List<LabUnit> left = new ArrayList<>(stretch.units());
        if (stretch.together() == 1 || left.size() == 1) {
            left.forEach(unit -> trainAlone(unit, ends));
        } else {
            trainCutOff(left, ends);
            trainTogether(left, stretch.together(), ends);
        }
    }

    /**
     * Trains what was cut off when it ran alone, if anything was: it has epochs in the tables, and is the first that is not done.
     *
     * @param units loses that one and those before it
     */
    void trainCutOff(List<LabUnit> units, Ends ends) {
        for (int i = 0; i < units.size(); i++) {
            if (units.get(i).cutOffAlone(record)) {
                List<LabUnit> first = units.subList(0, i + 1);
                first.forEach(unit -> trainAlone(unit, ends));
                first.clear();
                return;
            }
        }
    }

    private void trainAlone(LabUnit unit, Ends ends) {
        ends.started(unit);
        Optional<TrainedUnit> before = arrived.before(unit, listener);
        if (before.isPresent()) {
            before.get().release(ends);
            return;
        }
        Comparison comparison = unit.training().comparison();
        if (!unit.done(record) && warmedUp.add(unit.training().training())) {
            comparison.warmUp(listener, record);
        }
        if (unit.cutOffBeside(record)) {
            hold(unit, listener).release(ends);
        } else {
            ends.ended(unit, comparison.run(unit.index(), folder, listener, record));
        }
    }

    private void trainTogether(List<LabUnit> units, int together, Ends ends) {
        SideBySide sideBySide = new SideBySide(together);
        MutedListener muted = new MutedListener(listener, sideBySide);
        Consumer<TrainedUnit> ended = trained -> trained.release(ends);
        sideBySide.run(
                units,
                unit -> {
                    muted.inTurn(() -> ends.started(unit));
                    TrainedUnit trained = holdBeside(unit, muted, sideBySide);
                    muted.inTurn(() -> ends.trained(unit));
                    return trained;
                },
                ended);
    }

    /** Trains one while no other is trained here, its rows held. */
    TrainedUnit hold(LabUnit unit, ComparisonListener hearing) {
        HeldRun held = new HeldRun(folder, record);
        ComparisonRow row = unit.training().comparison().run(unit.index(), held, hearing, held);
        return new TrainedUnit(unit, row, held);
    }

    /** What others left too little heap for is no result: it would depend on what ran at the same time. */
    private TrainedUnit holdBeside(LabUnit unit, ComparisonListener hearing, SideBySide sideBySide) {
        Optional<TrainedUnit> before = arrived.before(unit, hearing);
        if (before.isPresent()) {
            return before.get();
        }
        HeldRun held = new HeldRun(folder, record);
        try {
            ComparisonRow row = unit.training().comparison().runBeside(unit.index(), held, hearing, held);
            return new TrainedUnit(unit, row, held);
        } catch (OutOfMemoryBesideException e) {
            hearing.warning(
                    "Out of memory in " + unit.words()
                            + " while others ran; trained again alone now. More memory avoids this, such as MAVEN_OPTS=-Xmx8g.");
            return sideBySide.alone(() -> hold(unit, hearing));
        }
    }
}
