package backproplab.experiments.compare;

import backproplab.experiments.checkpoint.EndedRun;
import backproplab.experiments.checkpoint.RunNotes;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.recipe.Plan;
import backproplab.experiments.results.ComparisonRow;
import backproplab.experiments.results.KeptRows;
import backproplab.experiments.results.RunKey;
import backproplab.experiments.results.RunTables;
import backproplab.experiments.train.RunResult;
import backproplab.experiments.train.TrainingData;
import backproplab.experiments.train.WarmUp;
import backproplab.files.failure.UserException;
import backproplab.network.engine.ThreadPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs every plan with every seed on every engine, one engine at a time.
 *
 * <p>Order of use: construction checks everything that can be checked without training; {@link #warmUp} measures;
 * {@link #run} trains and writes.
 */
public final class Comparison {
    private final ComparisonSettings settings;
    private final List<PreparedRun> runs = new ArrayList<>();
    private final WarmUps warmUps;
    private final KnownRuns known;

    /**
     * Checks settings against data and memory.
     *
     * @param settings what to compare
     * @param data images
     * @throws UserException with code 2 for settings that cannot be, 4 if no network fits the heap
     */
    public Comparison(ComparisonSettings settings, TrainingData data) {
        this(settings, data, true);
    }

    private Comparison(ComparisonSettings settings, TrainingData data, boolean refuses) {
        WarmUp.checkSetting();
        this.settings = settings;
        warmUps = new WarmUps(settings);
        known = new KnownRuns(settings, data.source().train().name());
        long maxHeap = Runtime.getRuntime().maxMemory();
        for (Plan plan : settings.plans()) {
            for (long seed : settings.seeds()) {
                PreparedRun run = PreparedRun.of(plan, seed, data, settings.start());
                settings.engines()
                        .forEach(kind -> run.tooLarge(kind, maxHeap).ifPresent(why -> warmUps.skip(run, kind, why)));
                runs.add(run);
            }
        }
        if (refuses
                && warmUps.skipped()
                        == settings.plans().size() * settings.engines().size()) {
            throw UserException.environment(warmUps.whySkipped());
        }
    }

    /**
     * One comparison of many: rows are skipped even if none of its networks fits the heap.
     *
     * @param settings what to compare
     * @param data images
     * @return checked like any other
     * @throws UserException with code 2 for settings that cannot be
     */
    public static Comparison oneOfMany(ComparisonSettings settings, TrainingData data) {
        return new Comparison(settings, data, false);
    }

    /**
     * Whether nothing is left to do.
     *
     * @param record says what is done
     * @return whether every run is over
     */
    public boolean done(RunNotes record) {
        return runs.stream().allMatch(run -> known.done(run, record));
    }

    /**
     * Whether one of the runs is over on all engines.
     *
     * @param index which, in the order of plans and then seeds
     * @param record says what is done
     * @return whether nothing is left to do of it
     */
    public boolean done(int index, RunNotes record) {
        return known.done(runs.get(index), record);
    }

    /**
     * What a record keeps of the runs, by these names.
     *
     * @param index which, in the order of plans and then seeds
     * @return one for each engine
     */
    public List<RunKey> keys(int index) {
        return settings.engines().stream().map(runs.get(index)::key).toList();
    }

    /**
     * Whether every network fits into a part of the heap.
     *
     * @param bytes the part
     * @return true if all do
     */
    public boolean fits(long bytes) {
        return runs.stream().allMatch(run -> settings.engines().stream()
                .allMatch(kind -> run.tooLarge(kind, bytes).isEmpty()));
    }

    /**
     * Takes what another process measured of the same runs into the rows.
     *
     * @param process its results
     */
    public void join(OtherProcess process) {
        known.join(process);
    }

    /**
     * What should be known before hours are spent: rows that will fail, what cannot be learnt, and weights from a file that meant
     * something else.
     *
     * @return one text each, of one or more lines
     */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>(warmUps.warnings());
        runs.stream().flatMap(run -> run.warnings().stream()).distinct().forEach(warnings::add);
        return warnings;
    }

    /**
     * Warms every engine up that has something left to do, and estimates the rest of the command.
     *
     * @param listener hears which engine warms up
     * @param record says what is done
     * @return of a run that is on its way the rest counts
     */
    public Forecast warmUp(ComparisonListener listener, RunNotes record) {
        return warmUps.warmUp(runs, listener, record);
    }

    /**
     * What the warm-up chose and measured, for environment.json.
     *
     * @return per model, variant and engine: precision, threads, setting, milliseconds of the first step and per step, and of what was tried
     */
    public List<Map<String, Object>> warmUpTable() {
        return warmUps.table();
    }

    /**
     * Trains everything that the record has not. An engine that fails or diverges is a row with its status; the others go on.
     *
     * @param folder receives the rows as they come; has those of the record already
     * @param listener hears how it goes
     * @param record of this command: says what is done, and is told what gets done
     * @return every row
     */
    public List<ComparisonRow> run(RunTables folder, ComparisonListener listener, RunNotes record) {
        List<ComparisonRow> rows = new ArrayList<>();
        for (int index = 0; index < runs.size(); index++) {
            rows.add(run(index, folder, listener, record));
        }
        return rows;
    }

    /**
     * Trains one of the runs, as {@link #run(RunTables, ComparisonListener, RunNotes)} does all of them. Without a warm-up each engine has the
     * threads of the settings, or one.
     *
     * @param index which, in the order of plans and then seeds
     * @param folder receives the rows
     * @param listener hears how it goes
     * @param record of this command: says what is done, and is told what gets done
     * @return its row
     */
    public ComparisonRow run(int index, RunTables folder, ComparisonListener listener, RunNotes record) {
        return run(index, folder, listener, record, false);
    }

    /**
     * The same beside other trainings: each engine has the threads of the settings, or one, whatever a warm-up found for when it is alone.
     *
     * @param index which, in the order of plans and then seeds
     * @param folder receives the rows
     * @param listener hears how it goes
     * @param record of this command: says what is done, and is told what gets done
     * @return its row
     * @throws OutOfMemoryBesideException if the heap was too small for all of them; the record has its whole epochs
     */
    public ComparisonRow runBeside(int index, RunTables folder, ComparisonListener listener, RunNotes record) {
        return run(index, folder, listener, record, true);
    }

    private ComparisonRow run(
            int index, RunTables folder, ComparisonListener listener, RunNotes record, boolean beside) {
        PreparedRun run = runs.get(index);
        Map<EngineKind, RunResult> results = known.results(run, record);
        boolean kept = known.whole(results);
        for (EngineKind kind : settings.engines()) {
            if (!results.containsKey(kind)) {
                EndedRun ended = train(run, kind, folder, listener, record, beside);
                record.ended(ended);
                results.put(kind, ended.result());
                listener.runEnded(kind, run.key(kind), ended.result());
                if (!beside) {
                    warmUps.ended(run, kind, listener);
                }
            }
        }
        ComparisonRow row = known.row(folder.runId(), run, results, record);
        folder.answers(EveryAnswer.of(row, run));
        if (!kept) {
            folder.add(row);
        }
        return row;
    }

    private EndedRun train(
            PreparedRun run,
            EngineKind kind,
            RunTables folder,
            ComparisonListener listener,
            RunNotes record,
            boolean beside) {
        Optional<RunResult> broken = warmUps.broken(run, kind);
        if (broken.isPresent()) {
            if (record.open(run.key(kind)).isPresent()) {
                // What the checkpoint holds of this run is worth more than a row that says it failed.
                throw UserException.environment(
                        "Cannot go on with " + run.plan().token() + " on " + kind.token() + ": "
                                + broken.get().message() + "\nIts checkpoint is as it was.");
            }
            return EndedRun.of(run.key(kind), "", broken.get(), Optional.empty());
        }
        RunTime time = beside ? RunTime.UNKNOWN : warmUps.time(run, kind, listener);
        EngineRun one = new EngineRun(settings, run, kind, folder, record, listener, time);
        ThreadPlan few = ThreadPlan.all(settings.threads().orElse(1));
        return one.train(beside ? few : warmUps.threads(run, kind).orElse(few), beside);
    }

    /**
     * The rows of all tables that another process and a record have.
     *
     * @param runId name of the run folder
     * @param record of this comparison
     * @return in their order, epochs of the other process first
     */
    public KeptRows kept(String runId, RunNotes record) {
        return known.kept(runs, runId, record);
    }

    /**
     * The rows of all tables that another process and a record have of one of the runs.
     *
     * @param index which, in the order of plans and then seeds
     * @param runId name of the run folder
     * @param record of this comparison
     * @return in their order
     */
    public KeptRows kept(int index, String runId, RunNotes record) {
        return known.kept(List.of(runs.get(index)), runId, record);
    }
}
