package backproplab.experiments.cli.live;

import backproplab.experiments.train.EpochResult;
import backproplab.experiments.train.TrainingListener;
import java.util.Locale;

/** One training: where it is, a few times a second. */
final class LiveTraining implements TrainingListener {
    private final LiveStates states;
    private final String who;
    private int epoch;
    private int steps;
    private int epochs;

    LiveTraining(LiveStates states, String who) {
        this.states = states;
        this.who = who;
    }

    @Override
    public void epochStarted(int number, int stepsInEpoch) {
        epoch = number;
        steps = stepsInEpoch;
    }

    @Override
    public void stepDone(int iteration, int iterations, double learningRate, double loss) {
        if (states.due()) {
            epochs = iterations / steps;
            int step = iteration - (epoch - 1) * steps;
            String text = "%s: epoch %d of %d, step %,d of %,d, loss %.4g";
            states.tell(String.format(Locale.ROOT, text, who, epoch, epochs, step, steps, loss), false);
        }
    }

    @Override
    public void epochDone(EpochResult result) {
        String of = epochs > 0 ? " of " + epochs : "";
        states.tell(
                String.format(
                        Locale.ROOT,
                        "%s: epoch %d%s done, validation accuracy %.2f %%",
                        who,
                        result.epoch(),
                        of,
                        result.validationAccuracyPct()),
                true);
    }
}
