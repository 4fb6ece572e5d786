package backproplab.experiments.cli.screen;

import backproplab.experiments.results.RunKey;
import backproplab.experiments.train.EpochResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The line of an epoch, in the words of the labs where there is room for them, and else in the longest of some shorter forms that fits. What
 * a shorter form leaves out is in the table of epochs. The lines of a training get shorter, never longer again, so that they stand below each
 * other.
 */
final class EpochLine {
    private static final String BAR = " | ";
    private static final double LARGEST_PLAIN_LOSS = 1e6;
    /** Room that a first line leaves for one more digit in later ones. */
    private static final int ROOM_TO_GROW = 1;
    /** A name is shortened to no less. */
    private static final int SHORTEST_NAME = 12;

    private final String task;
    private final RunKey run;
    private final boolean named;
    private final int width;
    private boolean begun;
    private int form;

    /**
     * The lines of a training.
     *
     * @param task the name that begins the line
     * @param run which training
     * @param named whether the line says what tells it from others of its model and engine: experiment, variant and seed
     * @param width how long a line may be, in characters
     */
    EpochLine(String task, RunKey run, boolean named, int width) {
        this.task = task;
        this.run = run;
        this.named = named;
        this.width = width;
    }

    /** The next line. */
    String of(EpochResult result) {
        List<String> forms = forms(result);
        int room = begun ? 0 : ROOM_TO_GROW;
        begun = true;
        while (form < forms.size() - 1 && forms.get(form).length() + room > width) {
            form++;
        }
        return forms.get(form);
    }

    private List<String> forms(EpochResult result) {
        String own = format(
                "Train Loss: %s | Train Acc:%.4f | Val Loss: %s | Val Acc:%.4f | Epoch time: %.2f sec",
                loss(result.trainLoss(), 4),
                result.trainAccuracyPct(),
                loss(result.validationLoss(), 4),
                result.validationAccuracyPct(),
                result.epochSeconds());
        String both = format(
                "Loss %s, Acc %.2f | Val Loss %s, Acc %.2f | %.2f s",
                loss(result.trainLoss(), 4),
                result.trainAccuracyPct(),
                loss(result.validationLoss(), 4),
                result.validationAccuracyPct(),
                result.epochSeconds());
        String three = format(
                "Loss %s | Acc %.2f | Val Acc %.2f | %.2f s",
                loss(result.trainLoss(), 4),
                result.trainAccuracyPct(),
                result.validationAccuracyPct(),
                result.epochSeconds());
        String two = format(
                "Loss %s | Val Acc %.2f | %.1f s",
                loss(result.trainLoss(), 3), result.validationAccuracyPct(), result.epochSeconds());
        String one = format("Loss %s | Val Acc %.2f", loss(result.trainLoss(), 3), result.validationAccuracyPct());
        List<String> forms = new ArrayList<>();
        for (String measures : List.of(own, both, three)) {
            forms.add(head() + BAR + line(run.model(), run.variant(), result, measures));
        }
        if (!named) {
            // The name of the command is the least that has to be said.
            forms.add(line(run.model(), "", result, three));
            forms.add(line(run.model(), "", result, two));
            return forms;
        }
        // A variant says more than the model that it is of, and than how long its epochs take.
        forms.add(head() + BAR + line(run.model(), run.variant(), result, two));
        forms.add(head() + BAR + line("", run.variant(), result, two));
        forms.add(head() + BAR + line("", run.variant(), result, one));
        String accuracy = format("Val Acc %.2f", result.validationAccuracyPct());
        String least = head() + BAR + line("", run.variant(), result, accuracy);
        forms.add(least);
        int length = Math.max(SHORTEST_NAME, run.variant().length() - Math.max(0, least.length() - width));
        forms.add(head() + BAR + line("", Lines.shortened(run.variant(), length), result, accuracy));
        return forms;
    }

    /** An experiment of a report, which has a path, is more than the command that runs it. */
    private String head() {
        return named && run.experiment().contains("/") ? run.experiment() : task;
    }

    private String line(String model, String variant, EpochResult result, String measures) {
        List<String> parts = new ArrayList<>(List.of(run.engine(), model));
        if (named) {
            parts.addAll(List.of(variant, "seed " + run.seed()));
        }
        parts.addAll(List.of(format("Epoch: %2d", result.epoch()), measures));
        parts.removeIf(String::isEmpty);
        return String.join(BAR, parts);
    }

    /** A loss for people: plain with so many decimals, and with an exponent from {@value #LARGEST_PLAIN_LOSS} on. */
    static String loss(double value, int decimals) {
        return format("%." + decimals + (Math.abs(value) < LARGEST_PLAIN_LOSS ? "f" : "e"), value);
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
