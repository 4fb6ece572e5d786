package backproplab.experiments.search;

import backproplab.experiments.compare.Estimate;
import backproplab.experiments.compare.Forecast;
import backproplab.experiments.compare.PreparedRun;
import backproplab.experiments.compare.TimeLeft;
import backproplab.experiments.train.WarmUp;
import backproplab.network.engine.ThreadPlan;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long a search will take: one trial of each model warms up and is timed, the others are reckoned by their arithmetic. Of a rung
 * the trials that will take part are not known, so that all count alike, but for those that cannot run.
 */
public final class SearchEstimate {
    private static final Logger LOG = LoggerFactory.getLogger(SearchEstimate.class);

    private final Map<String, Timed> models = new HashMap<>();
    /** Numbers of trials whose warm-up failed. */
    private final Set<Integer> broken = new HashSet<>();

    private final SearchSettings settings;
    private final Parallelism parallelism;
    private final OptionalInt userThreads;

    private final TimeLeft left = new TimeLeft();
    private final Map<SearchRung, RungTime> rungs = new HashMap<>();

    /** What a rung takes, and what each trial takes of it. */
    private record RungTime(TimeLeft.Part part, double trial, int together) {}

    private record Timed(WarmUp.Result warm, double work) {}

    /**
     * Nothing is measured yet.
     *
     * @param settings of the search
     * @param parallelism how trials share the cores
     * @param userThreads threads that the user chose; empty lets Deeplearning4j find its fastest split
     */
    public SearchEstimate(SearchSettings settings, Parallelism parallelism, OptionalInt userThreads) {
        WarmUp.checkSetting();
        this.settings = settings;
        this.parallelism = parallelism;
        this.userThreads = userThreads;
    }

    /**
     * Warms up and reckons.
     *
     * @param trials all of them
     * @param journal says which ended already
     * @param listener hears which engine warms up
     * @return of all that did not end already
     */
    public Forecast forecast(List<PreparedTrial> trials, Optional<Journal> journal, SearchListener listener) {
        Forecast all = Forecast.NOTHING;
        long heap = Runtime.getRuntime().maxMemory();
        for (SearchRung rung : settings.rungs()) {
            Forecast sum = Forecast.NOTHING;
            int counted = 0;
            int ended = 0;
            for (PreparedTrial trial : trials) {
                if (ended(journal, trial, rung)) {
                    ended++;
                } else if (trial.run().tooLarge(settings.engine(), heap).isEmpty()) {
                    Optional<Forecast> one = forecast(trial, rung, listener);
                    sum = sum.plus(one.orElse(Forecast.NOTHING));
                    counted += one.isPresent() ? 1 : 0;
                }
            }
            int expected = Math.max(0, Math.min(rung.trials() - ended, counted));
            int together = Math.max(1, Math.min(parallelism.trials(), expected));
            if (counted > 0) {
                Forecast trial = sum.times(1.0 / counted / together);
                TimeLeft.Part part = left.plan(settings.task(), trial.disturbed() * expected);
                rungs.put(rung, new RungTime(part, trial.disturbed(), together));
                all = all.plus(trial.times(expected));
            }
        }
        return all;
    }

    /** A trial that trained is done. */
    void trialEnded(SearchRung rung, double took) {
        if (rungs.containsKey(rung)) {
            RungTime time = rungs.get(rung);
            time.part().done(time.trial(), took / time.together());
        }
    }

    /** No trial of the rung is to come. */
    void ended(SearchRung rung) {
        if (rungs.containsKey(rung)) {
            rungs.get(rung).part().end();
        }
    }

    /** Seconds that are left, at the pace of the trials that are done. */
    double left() {
        return left.seconds();
    }

    private static boolean ended(Optional<Journal> journal, PreparedTrial trial, SearchRung rung) {
        return journal.isPresent()
                && journal.get().result(trial.trial().number(), rung.number()).isPresent();
    }

    /** Empty for a trial that cannot even warm up, and of which nothing is known. */
    private Optional<Forecast> forecast(PreparedTrial trial, SearchRung rung, SearchListener listener) {
        PreparedRun run = trial.at(rung);
        String model = run.plan().token();
        if (!models.containsKey(model) && broken.add(trial.trial().number())) {
            listener.warmUpStarted(settings.engine(), model);
            warmUp(run, rung.trials()).ifPresent(timed -> {
                models.put(model, timed);
                broken.remove(trial.trial().number());
            });
        }
        if (!models.containsKey(model) || broken.contains(trial.trial().number())) {
            return Optional.empty();
        }
        Timed timed = models.get(model);
        return Optional.of(Estimate.forecast(run, settings.engine(), timed.warm(), work(run) / timed.work()));
    }

    /** Multiplications of a step, and something for each step that has hardly any. */
    private static double work(PreparedRun run) {
        return 1e6
                + (double) run.network().network().trainingMultiplyAddsPerSample()
                        * run.plan().recipe().loop().batchSize();
    }

    /** A network that cannot even warm up is a failed trial later; it says nothing of others of its model. */
    private Optional<Timed> warmUp(PreparedRun run, int trials) {
        OptionalInt threads = settings.engine().framework() ? userThreads : OptionalInt.of(parallelism.threads());
        try {
            WarmUp.Result result = WarmUp.run(
                    settings.engine(),
                    run.network(),
                    run.initialWeights(),
                    run.job(),
                    trials,
                    threads,
                    Optional.empty());
            return Optional.of(new Timed(result, work(run)));
        } catch (RuntimeException | OutOfMemoryError | LinkageError e) {
            LOG.debug("warm-up failed", e);
            return Optional.empty();
        }
    }

    /**
     * The threads that suit a model best, for an engine that has a choice.
     *
     * @param model token of the model
     * @return empty if it did not warm up
     */
    Optional<ThreadPlan> threads(String model) {
        return Optional.ofNullable(models.get(model)).map(timed -> timed.warm().threads());
    }
}
