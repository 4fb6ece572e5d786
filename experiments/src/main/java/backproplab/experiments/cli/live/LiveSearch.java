package backproplab.experiments.cli.live;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.search.SearchListener;
import backproplab.experiments.search.SearchRung;
import backproplab.experiments.search.Trial;
import backproplab.experiments.search.TrialResult;
import backproplab.experiments.train.TrainingListener;
import java.util.Optional;

/** Passes on what it hears of a search, and tells the page. */
final class LiveSearch implements SearchListener {
    private final SearchListener next;
    private final LiveStates states;
    private volatile String round = "";

    LiveSearch(SearchListener next, LiveStates states) {
        this.next = next;
        this.states = states;
    }

    @Override
    public void warmUpStarted(EngineKind kind, String model) {
        next.warmUpStarted(kind, model);
        states.tell("Warming up and timing " + model + " on " + kind.token(), false);
    }

    @Override
    public void rungStarted(SearchRung rung, int count) {
        next.rungStarted(rung, count);
        round = count > 1 ? "Round " + rung.number() + " of " + count + ", " : "";
    }

    @Override
    public TrainingListener trialStarted(Trial trial) {
        TrainingListener first = next.trialStarted(trial);
        return TrainingListener.both(first, new LiveTraining(states, round + "trial " + trial.number()));
    }

    @Override
    public void trialEnded(TrialResult result, int ended, SearchRung rung, TrialResult best) {
        next.trialEnded(result, ended, rung, best);
        states.tell(round + ended + " of " + rung.trials() + " trials are done", true);
    }

    @Override
    public void testStarted(TrialResult best, Optional<String> again) {
        next.testStarted(best, again);
        states.tell("Testing trial " + best.trial() + ", the best", true);
    }

    @Override
    public void testStarted(int images) {
        next.testStarted(images);
    }

    @Override
    public void tested(int images) {
        next.tested(images);
    }

    @Override
    public void timeLeft(double seconds) {
        next.timeLeft(seconds);
        states.left(seconds);
    }

    @Override
    public void warning(String message) {
        next.warning(message);
    }
}
