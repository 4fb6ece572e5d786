package backproplab.experiments.task;

import backproplab.datasets.NormalizeMode;
import backproplab.experiments.recipe.Plan;
import java.util.ArrayList;
import java.util.List;

/**
 * What a task runs unless asked otherwise. Options on the command line replace single settings of every plan.
 *
 * @param token what the user types after {@code --preset}
 * @param validation the validation part of real data, a count
 * @param trainLimit images of the training part that are used; {@link backproplab.datasets.Split#ALL} for all
 * @param normalize how pixels become floats
 * @param plans the rows of the comparison, in the order they are run
 * @param others rows that are run only when their model is asked for
 */
public record Preset(
        String token, String validation, int trainLimit, NormalizeMode normalize, List<Plan> plans, List<Plan> others) {

    /** The preset that takes minutes. */
    public static final String QUICK = "quick";
    /** The preset with the reports' full settings. */
    public static final String LAB = "lab";
    /** Seed of the train/validation split, the reports' own: {@value}. */
    public static final long SPLIT_SEED = 23;
    /** Seed of everything else: {@value}. */
    public static final long SEED = 1;
    /** Validation part of embedded data, which is smaller: {@value}. */
    public static final String EMBEDDED_VALIDATION = "0.1";

    /**
     * The rows of some models.
     *
     * @param models tokens
     * @return the rows whose model is among them, in the order they are run
     */
    public List<Plan> plansOf(List<String> models) {
        List<Plan> chosen = new ArrayList<>(plans);
        chosen.addAll(others);
        chosen.removeIf(plan -> !models.contains(plan.recipe().model().token()));
        return chosen;
    }
}
