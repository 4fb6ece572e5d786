package backproplab.experiments.train.schedule;

import backproplab.files.failure.OptionException;
import backproplab.files.option.Ranges;
import java.util.ArrayList;
import java.util.List;

/** Reads schedules as the user writes them: a name, and what it takes after a colon. */
public final class ScheduleParser {
    private static final String OPTION = "--schedule";
    private static final List<String> FORMS = List.of(
            "constant",
            "step:EVERY,FACTOR",
            "multistep:E1,E2,...,FACTOR",
            "exp:FACTOR",
            "linear",
            "cosine",
            "onecycle",
            "plateau:FACTOR,PATIENCE");

    private final String text;
    private final String form;
    private final List<String> values;

    private ScheduleParser(String text) {
        this.text = text;
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        form = FORMS.stream()
                .filter(each -> each.equals(name) || each.startsWith(name + ":"))
                .findFirst()
                .orElseThrow(() -> new OptionException(
                        "Unknown value '" + text + "' for " + OPTION + ".\nKnown: " + String.join(", ", FORMS) + ".",
                        OPTION));
        values = colon < 0 ? List.of() : List.of(text.substring(colon + 1).split(",", -1));
    }

    /**
     * Reads a schedule.
     *
     * @param text for example {@code step:20,0.1}
     * @param warmUpSteps length of a linear warm-up, 0 for none
     * @return the schedule of a run that begins
     * @throws OptionException if there is no such schedule, a value is missing, too much or outside its range, or
     *     {@code onecycle}, which rises by itself, is given a warm-up
     */
    public static Schedule parse(String text, int warmUpSteps) {
        Schedule schedule = new ScheduleParser(text).schedule();
        if (Ranges.atLeast("--warmup", 0, warmUpSteps) == 0) {
            return schedule;
        }
        if (schedule instanceof OneCycle) {
            throw new OptionException(
                    "--warmup cannot be combined with " + OPTION + " onecycle, which rises by itself.\nLeave one out.",
                    "--warmup",
                    OPTION);
        }
        return new LinearWarmUp(schedule, warmUpSteps);
    }

    private Schedule schedule() {
        String[] named = form.split("[:,]");
        // Milestones may be as many as one likes: the form's dots stand for them.
        if (form.contains("...") ? values.size() < 2 : values.size() != named.length - 1) {
            throw new OptionException(
                    OPTION + " '" + text + "' must have the form " + form + ".\nKnown: " + String.join(", ", FORMS)
                            + ".",
                    OPTION);
        }
        return switch (named[0]) {
            case "step" -> new StepDecay(count(0, "EVERY", 1), factor(1));
            case "multistep" -> new MultiStepDecay(milestones(), factor(values.size() - 1));
            case "exp" -> new ExponentialDecay(factor(0));
            case "plateau" -> new Plateau(factor(0), count(1, "PATIENCE", 0));
            case "linear" -> new LinearDecay();
            case "cosine" -> new CosineDecay();
            case "onecycle" -> new OneCycle();
            case "constant" -> new Constant();
            default -> throw new IllegalStateException("a form without a schedule: " + form);
        };
    }

    private List<Integer> milestones() {
        List<Integer> milestones = new ArrayList<>();
        int least = 1;
        for (int i = 0; i < values.size() - 1; i++) {
            milestones.add(count(i, "E" + (i + 1), least));
            least = milestones.get(i) + 1;
        }
        return milestones;
    }

    private int count(int index, String name, int least) {
        long value;
        try {
            value = Integer.parseInt(values.get(index));
        } catch (NumberFormatException e) {
            value = Long.MIN_VALUE;
        }
        if (value < least) {
            throw refused(index, name, "a whole number of at least " + least);
        }
        return (int) value;
    }

    private double factor(int index) {
        double value;
        try {
            value = Double.parseDouble(values.get(index));
        } catch (NumberFormatException e) {
            value = Double.NaN;
        }
        if (!(value > 0 && value < 1)) {
            throw refused(index, "FACTOR", "a number above 0 and below 1");
        }
        return value;
    }

    private OptionException refused(int index, String name, String rule) {
        return new OptionException(
                name + " of " + OPTION + " '" + text + "' must be " + rule + ", not '" + values.get(index)
                        + "'.\nThe form is " + form + ".",
                OPTION);
    }
}
