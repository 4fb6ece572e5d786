package backproplab.experiments.reproduce;

import backproplab.experiments.checkpoint.EndedRun;
import backproplab.experiments.checkpoint.RunNotes;
import backproplab.experiments.compare.Comparison;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.remote.LostWorkException;
import backproplab.experiments.results.ComparisonRow;
import backproplab.experiments.results.KeptRows;
import backproplab.experiments.results.RunFolder;
import backproplab.experiments.results.RunKey;
import backproplab.experiments.train.EpochResult;
import backproplab.experiments.train.RunResult;
import backproplab.experiments.train.TrainingListener;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Has units trained by other machines, several at a time; their rows enter the tables in the order of the plan. What is about times stays here,
 * since times of different machines are no comparison; and so does what was begun here by a process that was cut off.
 */
final class RemoteUnits implements UnitRunner {
    /** So many can be under way even if there are few machines yet: a thread that waits costs next to nothing. */
    private static final int THREADS = 256;

    private final LabPlan plan;
    private final RunFolder folder;
    private final LabListener listener;
    private final RunNotes record;
    private final UnitMachines machines;
    private final LocalUnits here;
    private final Waiting waiting = new Waiting();
    /** A framework's networks share a pool of threads, so that a process trains one at a time. */
    private final boolean processes;

    RemoteUnits(LabPlan plan, RunFolder folder, LabListener listener, RunNotes record, UnitMachines machines) {
        this.plan = plan;
        this.folder = folder;
        this.listener = listener;
        this.record = record;
        this.machines = machines;
        here = new LocalUnits(folder, listener, record);
        processes = plan.settings().engines().stream().anyMatch(EngineKind::framework);
    }

    @Override
    public void train(LabStretch stretch, Ends ends) {
        if (stretch.timed()) {
            here.train(stretch, ends);
            return;
        }
        List<LabUnit> left = new ArrayList<>(stretch.units());
        here.trainCutOff(left, ends);
        SideBySide sideBySide = new SideBySide(Math.max(THREADS, 2 * machines.slots()));
        MutedListener muted = new MutedListener(listener, sideBySide);
        // Machines get them in the order of the plan, so that few results wait for one before them.
        Turns turns = new Turns();
        sideBySide.run(
                IntStream.range(0, left.size()).boxed().toList(),
                number -> {
                    waiting.until(() -> turns.await(number));
                    LabUnit unit = left.get(number);
                    try {
                        return trained(unit, muted, sideBySide, () -> {
                            muted.inTurn(() -> ends.started(unit));
                            turns.begun(number);
                        });
                    } finally {
                        turns.begun(number);
                    }
                },
                trained -> {
                    trained.release(ends);
                    listener.kept(trained.unit().words());
                });
    }

    private TrainedUnit trained(LabUnit unit, MutedListener hearing, SideBySide others, Runnable begins) {
        if (unit.done(record)) {
            begins.run();
            return here.hold(unit, hearing);
        }
        if (unit.partlyDone(record)) {
            begins.run();
            synchronized (here) {
                return here.hold(unit, hearing);
            }
        }
        UnitMachines.Reply reply = ask(unit, processes, begins);
        if (reply.answer().outOfMemory() != null) {
            hearing.warning("Out of memory in " + unit.words() + " on " + reply.host()
                    + " while others ran there; trained again alone now.\nMore memory for each process avoids this, such"
                    + " as --cluster-set spark.executor.memory=8g.");
            reply = others.alone(() -> ask(unit, true, () -> {}));
        }
        String host = reply.host();
        reply.answer().warnings().forEach(text -> hearing.warning(host + ": " + text));
        return arrived(unit, reply.answer().ended(), host, hearing);
    }

    private UnitMachines.Reply ask(LabUnit unit, boolean alone, Runnable begins) {
        return waiting.until(() -> {
            try {
                return machines.train(
                        UnitTask.of(plan.settings(), unit, alone), unit.words(), plan.whole(unit), begins);
            } catch (LostWorkException lost) {
                return failed(unit, lost.getMessage());
            }
        });
    }

    /** On no machine. */
    private static UnitMachines.Reply failed(LabUnit unit, String message) {
        List<EndedRun> ended = unit.training().comparison().keys(unit.index()).stream()
                .map(key -> EndedRun.of(key, "", RunResult.failed(message, List.of()), Optional.empty()))
                .toList();
        return new UnitMachines.Reply("", new UnitAnswer(ended, List.of(), null));
    }

    /** The rows follow from what the runs left, as they do when a run is gone on with. */
    private TrainedUnit arrived(LabUnit unit, List<EndedRun> runs, String host, MutedListener hearing) {
        List<EndedRun> ended = runs.stream()
                .map(run -> host.isEmpty() ? run : run.trainedBy(host))
                .toList();
        Comparison comparison = unit.training().comparison();
        Arrived notes = Arrived.of(comparison.keys(unit.index()), ended);
        HeldRun held = new HeldRun(folder, record);
        KeptRows rows = comparison.kept(unit.index(), folder.runId(), notes);
        rows.models().forEach(held::add);
        ended.forEach(held::ended);
        ended.forEach(run -> tell(run, hearing));
        ComparisonRow row = comparison.run(unit.index(), held, hearing, notes);
        held.add(row);
        return new TrainedUnit(unit, row, held);
    }

    /** Of all its epochs only the last is news: they came together. */
    private static void tell(EndedRun run, MutedListener hearing) {
        EngineKind kind = EngineKind.all().stream()
                .filter(each -> each.token().equals(run.key().engine()))
                .findFirst()
                .orElseThrow();
        TrainingListener lines = hearing.runStarted(kind, run.key());
        List<EpochResult> epochs = run.epochs();
        if (!epochs.isEmpty()) {
            lines.epochDone(epochs.get(epochs.size() - 1));
        }
        hearing.runEnded(kind, run.key(), run.result());
    }

    /** What came back, as a record of which nothing is left to do. */
    private record Arrived(Map<RunKey, EndedRun> runs) implements RunNotes {
        static Arrived of(List<RunKey> wanted, List<EndedRun> ended) {
            Map<RunKey, EndedRun> runs = new LinkedHashMap<>();
            ended.forEach(run -> runs.put(run.key(), run));
            if (!List.copyOf(runs.keySet()).equals(wanted)) {
                throw new IllegalStateException("asked for " + wanted + ", and got " + runs.keySet());
            }
            return new Arrived(runs);
        }

        @Override
        public Optional<EndedRun> ended(RunKey run) {
            return Optional.ofNullable(runs.get(run));
        }
    }
}
