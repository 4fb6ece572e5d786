package backproplab.experiments.labs;

import backproplab.datasets.NormalizeMode;
import backproplab.experiments.model.Cnn;
import backproplab.experiments.model.Mlp;
import backproplab.manual.activation.ActivationFunction;
import backproplab.manual.init.Initializer;
import backproplab.manual.optim.OptimizerSpec;
import java.util.List;
import java.util.Locale;

/**
 * Task1's presets. Options on the command line replace single settings of every plan.
 *
 * <p>{@code quick} shows the comparison in minutes on two cores. {@code lab} repeats reports A and C: what a report does
 * not state is marked "not stated" here and chosen as the field usually does.
 */
public enum Preset {
    /** An MLP and a CNN, five epochs each. */
    QUICK(
            "6000",
            List.of(
                    plan("quick", "", Mlp.TOKEN, List.of(128, 256), Initializer.XAVIER_UNIFORM, 5, 64, 0.1),
                    plan("quick", "", Cnn.TOKEN, List.of(128), Initializer.XAVIER_NORMAL, 5, 64, 0.1))),
    /**
     * Report A's MLP (initialisation not stated), and report C's CNN with the manual run's 10,000 images per update and
     * N(0, 0.01) (learning rate not stated) and with the framework's 20 epochs (batch, rate and initialisation not
     * stated).
     */
    LAB(
            "10000",
            List.of(
                    plan("A", "main", Mlp.TOKEN, List.of(2352, 1568, 784), Initializer.XAVIER_NORMAL, 30, 10, 0.005),
                    plan("C", "10000 per update", Cnn.TOKEN, List.of(128), Initializer.NORMAL, 15, 10_000, 0.1),
                    plan("C", "framework", Cnn.TOKEN, List.of(128), Initializer.XAVIER_NORMAL, 20, 64, 0.01)));

    /** Seed of the train/validation split, the reports' own: {@value}. */
    public static final long SPLIT_SEED = 23;
    /** Seed of everything else: {@value}. */
    public static final long SEED = 1;
    /** Validation part of embedded data, which is smaller: {@value}. */
    public static final String EMBEDDED_VALIDATION = "0.1";
    /** How pixels become floats unless asked otherwise. */
    public static final NormalizeMode NORMALIZE = NormalizeMode.MEAN_STD;

    private final String validation;
    private final List<Plan> plans;

    Preset(String validation, List<Plan> plans) {
        this.validation = validation;
        this.plans = plans;
    }

    private static Plan plan(
            String experiment,
            String variant,
            String model,
            List<Integer> hidden,
            Initializer initializer,
            int epochs,
            int batchSize,
            double learningRate) {
        return new Plan(
                experiment,
                variant,
                model,
                hidden,
                ActivationFunction.RELU,
                0,
                initializer,
                Initializer.DEFAULT_SCALE,
                epochs,
                batchSize,
                learningRate,
                OptimizerSpec.SGD,
                0);
    }

    /**
     * The rows of the comparison.
     *
     * @return in the order they are run
     */
    public List<Plan> plans() {
        return plans;
    }

    /**
     * The validation part of real data.
     *
     * @return a count
     */
    public String validation() {
        return validation;
    }

    /**
     * What the user types after {@code --preset}.
     *
     * @return the name in lower case
     */
    public String token() {
        return name().toLowerCase(Locale.ROOT);
    }
}
