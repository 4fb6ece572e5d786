package backproplab.experiments.cli.live;

import backproplab.experiments.compare.ComparisonListener;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.results.RunKey;
import backproplab.experiments.train.RunResult;
import backproplab.experiments.train.TrainingListener;

/**
 * Passes on what it hears of a comparison, and tells the page.
 *
 * @param <L> who hears it first
 */
class LiveComparison<L extends ComparisonListener> implements ComparisonListener {
    private final L next;
    private final LiveStates states;

    LiveComparison(L next, LiveStates states) {
        this.next = next;
        this.states = states;
    }

    final L next() {
        return next;
    }

    final LiveStates states() {
        return states;
    }

    private static String words(EngineKind kind, String model) {
        return model + " on " + kind.token();
    }

    @Override
    public void warmUpStarted(EngineKind kind, String model) {
        next.warmUpStarted(kind, model);
        states.tell("Warming up and timing " + model + " on " + kind.token(), false);
    }

    @Override
    public TrainingListener runStarted(EngineKind kind, RunKey run) {
        TrainingListener first = next.runStarted(kind, run);
        String who = words(kind, run.model());
        states.tell(who + " begins", false);
        return TrainingListener.both(first, new LiveTraining(states, who));
    }

    @Override
    public void runResumed(EngineKind kind, RunKey run, int epoch) {
        next.runResumed(kind, run, epoch);
    }

    @Override
    public void runEnded(EngineKind kind, RunKey run, RunResult result) {
        next.runEnded(kind, run, result);
        states.tell(words(kind, run.model()) + ": " + result.status().token(), true);
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
