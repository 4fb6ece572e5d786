package backproplab.experiments.reproduce;

import backproplab.experiments.compare.ComparisonListener;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.results.RunKey;
import backproplab.experiments.train.EpochResult;
import backproplab.experiments.train.Progress;
import backproplab.experiments.train.RunResult;
import backproplab.experiments.train.TrainingListener;

/**
 * Lets several trainings talk to one listener: one at a time, and of whole epochs only, since a bar for each step of each of them would be
 * no help. Between two steps it ends a training if another one failed.
 */
final class MutedListener implements ComparisonListener {
    private final ComparisonListener listener;
    private final SideBySide others;

    MutedListener(ComparisonListener listener, SideBySide others) {
        this.listener = listener;
        this.others = others;
    }

    @Override
    public void warmUpStarted(EngineKind kind, String model) {
        inTurn(() -> listener.warmUpStarted(kind, model));
    }

    @Override
    public TrainingListener runStarted(EngineKind kind, RunKey run) {
        others.check();
        synchronized (listener) {
            TrainingListener next = listener.runStarted(kind, run);
            return new WholeEpochs(next);
        }
    }

    @Override
    public void runResumed(EngineKind kind, RunKey run, int epoch) {
        inTurn(() -> listener.runResumed(kind, run, epoch));
    }

    /** A training that was ended because of another has no result. */
    @Override
    public void runEnded(EngineKind kind, RunKey run, RunResult result) {
        others.check();
        inTurn(() -> listener.runEnded(kind, run, result));
    }

    @Override
    public void warning(String message) {
        inTurn(() -> listener.warning(message));
    }

    void inTurn(Runnable words) {
        synchronized (listener) {
            words.run();
        }
    }

    private final class WholeEpochs implements TrainingListener {
        private final TrainingListener next;

        WholeEpochs(TrainingListener next) {
            this.next = next;
        }

        @Override
        public void epochStarted(int epoch, int steps) {
            others.check();
        }

        @Override
        public void stepDone() {
            others.check();
        }

        @Override
        public void epochDone(EpochResult result) {
            inTurn(() -> next.epochDone(result));
        }

        @Override
        public void progressed(Progress progress) {
            inTurn(() -> next.progressed(progress));
        }
    }
}
