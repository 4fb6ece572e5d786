package backproplab.experiments.reproduce;

import backproplab.experiments.checkpoint.EndedRun;
import backproplab.experiments.checkpoint.RunNotes;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.remote.HeapAdvice;
import backproplab.experiments.remote.LostWorkException;
import backproplab.experiments.results.RunFolder;
import backproplab.experiments.train.EpochResult;
import backproplab.experiments.train.RunResult;
import backproplab.experiments.train.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Has units trained by other machines, several at a time; their rows enter the tables in the order of the plan. What is about times stays here,
 * since times of different machines are no comparison; and so does what was begun here by a process that was cut off.
 */
final class RemoteUnits implements UnitRunner {
    /** So many can be under way even if there are few machines yet: a thread that waits costs next to nothing. */
    private static final int THREADS = 256;

    private final LabPlan plan;
    private final LabListener listener;
    private final RunNotes record;
    private final UnitMachines machines;
    private final LocalUnits here;
    private final ArrivedUnits arrived;
    private final Waiting waiting = new Waiting();
    /** A framework's networks share a pool of threads, so that a process trains one at a time. */
    private final boolean processes;

    RemoteUnits(LabPlan plan, RunFolder folder, LabListener listener, RunNotes record, UnitMachines machines) {
        this.plan = plan;
        this.listener = listener;
        this.record = record;
        this.machines = machines;
        here = new LocalUnits(folder, listener, record);
        arrived = new ArrivedUnits(folder, record);
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
                    TrainedUnit trained = null;
                    try {
                        trained = trained(unit, muted, () -> {
                            muted.inTurn(() -> ends.started(unit));
                            turns.begun(number);
                        });
                        muted.inTurn(() -> ends.trained(unit));
                        return trained;
                    } finally {
                        turns.begun(number);
                        if (trained == null) {
                            waiting.end();
                        }
                    }
                },
                trained -> trained.release(ends));
    }

    private TrainedUnit trained(LabUnit unit, MutedListener hearing, Runnable begins) {
        Optional<TrainedUnit> before = arrived.before(unit, hearing);
        if (before.isPresent() || unit.done(record)) {
            begins.run();
            return before.orElseGet(() -> here.hold(unit, hearing));
        }
        if (unit.partlyDone(record)) {
            begins.run();
            synchronized (here) {
                return here.hold(unit, hearing);
            }
        }
        UnitTask task = UnitTask.of(plan.settings(), unit, processes);
        UnitMachines.Reply reply = ask(unit, () -> machines.train(task, unit.words(), plan.whole(unit), begins));
        if (reply.answer().outOfMemory() != null) {
            hearing.warning("Out of memory in " + unit.words() + " on " + reply.host()
                    + " while others ran there; trained once more alone, when what is under way has ended."
                    + "\nMore memory for each process avoids this, such as --cluster-set spark.executor.memory=8g.");
            UnitTask alone = UnitTask.of(plan.settings(), unit, true);
            reply = ask(unit, () -> machines.trainAlone(alone, unit.words(), plan.whole(unit)));
        }
        String host = reply.host();
        reply.answer().warnings().forEach(text -> hearing.warning(host + ": " + text));
        List<EndedRun> ended = reply.answer().ended().stream()
                .map(run -> host.isEmpty() ? run : run.trainedBy(host, HeapAdvice.elsewhere(run.message())))
                .toList();
        TrainedUnit trained = arrived.of(unit, ended, hearing);
        hearing.inTurn(() -> listener.kept(unit.words()));
        ended.forEach(run -> tell(run, hearing));
        return trained;
    }

    private UnitMachines.Reply ask(LabUnit unit, Supplier<UnitMachines.Reply> question) {
        return waiting.until(() -> {
            try {
                return question.get();
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
}
