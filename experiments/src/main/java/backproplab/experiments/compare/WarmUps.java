package backproplab.experiments.compare;

import backproplab.experiments.checkpoint.RunNotes;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.recipe.Plan;
import backproplab.experiments.results.RunKey;
import backproplab.experiments.train.RunResult;
import backproplab.experiments.train.WarmUp;
import backproplab.network.engine.ThreadPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is known of networks before they train: which cannot, with how many threads the others do, and how long that will take. */
final class WarmUps {
    private static final Logger LOG = LoggerFactory.getLogger(WarmUps.class);

    private final ComparisonSettings settings;
    private final Map<Key, WarmUp.Result> warmed = new LinkedHashMap<>();
    private final Map<Key, RunResult> broken = new LinkedHashMap<>();
    private final TimeLeft left = new TimeLeft();
    private final Map<RunKey, TimeLeft.Part> parts = new HashMap<>();

    private record Key(Plan plan, EngineKind kind) {
        static Key of(PreparedRun run, EngineKind kind) {
            return new Key(run.plan(), kind);
        }
    }

    WarmUps(ComparisonSettings settings) {
        this.settings = settings;
    }

    /** A network that cannot train is a row that says so, as long as others can. */
    void skip(PreparedRun run, EngineKind kind, String why) {
        broken.put(Key.of(run, kind), RunResult.skipped(why));
    }

    /** How many networks cannot train, a plan on an engine each. */
    int skipped() {
        return broken.size();
    }

    /** Why the first of them cannot. */
    String whySkipped() {
        return broken.values().iterator().next().message();
    }

    /** One text for each network that cannot train. */
    List<String> warnings() {
        return broken.entrySet().stream()
                .map(each -> each.getKey().plan().token() + " on "
                        + each.getKey().kind().token() + " will be skipped. "
                        + each.getValue().message())
                .toList();
    }

    /** What stands in place of a training that cannot be. */
    Optional<RunResult> broken(PreparedRun run, EngineKind kind) {
        return Optional.ofNullable(broken.get(Key.of(run, kind)));
    }

    /** Warms every engine up that has something left to do, and estimates it; of a run that is on its way the rest counts. */
    Forecast warmUp(List<PreparedRun> runs, ComparisonListener listener, RunNotes record) {
        Forecast forecast = Forecast.NOTHING;
        for (PreparedRun run : runs) {
            for (EngineKind kind : settings.engines()) {
                Key key = Key.of(run, kind);
                if (record.ended(run.key(kind)).isPresent()) {
                    continue;
                }
                if (!warmed.containsKey(key) && !broken.containsKey(key)) {
                    listener.warmUpStarted(kind, run.plan().token());
                    warmUp(run, key);
                }
                if (warmed.containsKey(key)) {
                    Forecast rest = rest(run, kind, record);
                    parts.computeIfAbsent(run.key(kind), name -> left.plan(kind.token(), rest.disturbed()));
                    forecast = forecast.plus(rest);
                }
            }
        }
        return forecast;
    }

    private Forecast rest(PreparedRun run, EngineKind kind, RunNotes record) {
        int done = record.open(run.key(kind))
                .map(open -> open.progress().epochs().size())
                .orElse(0);
        return Estimate.forecast(run, Estimate.Way.of(kind, settings), done, warmed.get(Key.of(run, kind)));
    }

    /** An engine that cannot even warm up is a failed row later; the others go on. */
    private void warmUp(PreparedRun run, Key key) {
        try {
            warmed.put(
                    key,
                    WarmUp.run(
                            key.kind(),
                            run.network(),
                            run.initialWeights(),
                            run.job(),
                            settings.seeds().size(),
                            settings.threads(),
                            settings.layers()));
        } catch (RuntimeException | OutOfMemoryError | LinkageError e) {
            LOG.debug("warm-up failed", e);
            broken.put(key, RunResult.failed("warm-up: " + e, List.of()));
        }
    }

    /** What was found for each model, variant and engine, as environment.json has it. */
    List<Map<String, Object>> table() {
        List<Map<String, Object>> table = new ArrayList<>();
        warmed.forEach((key, result) -> table.add(WarmUpTable.line(key.plan(), key.kind(), result)));
        return table;
    }

    /** With how many threads a network trains fastest alone; empty if it was not warmed up. */
    Optional<ThreadPlan> threads(PreparedRun run, EngineKind kind) {
        return Optional.ofNullable(warmed.get(Key.of(run, kind))).map(WarmUp.Result::threads);
    }

    /** How long a training takes; unknown if it was not warmed up, as where trainings run side by side. */
    RunTime time(PreparedRun run, EngineKind kind, ComparisonListener listener) {
        if (!parts.containsKey(run.key(kind))) {
            return RunTime.UNKNOWN;
        }
        double step = warmed.get(Key.of(run, kind)).stepSeconds();
        double epoch = Estimate.epochSeconds(run, step, settings.watched());
        return new RunTime(parts.get(run.key(kind)), epoch, () -> listener.timeLeft(left.seconds()));
    }

    /** Takes a training that is over off the time that is left, and says what remains. */
    void ended(PreparedRun run, EngineKind kind, ComparisonListener listener) {
        if (parts.containsKey(run.key(kind))) {
            parts.get(run.key(kind)).end();
            listener.timeLeft(left.seconds());
        }
    }
}
