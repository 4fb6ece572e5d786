package backproplab.experiments.ladder;

import backproplab.experiments.recipe.Plan;
import backproplab.experiments.recipe.Recipe;
import backproplab.experiments.train.LoopSettings;
import backproplab.network.init.Initializer;
import backproplab.network.init.WeightInit;
import backproplab.network.model.ModelKind;
import backproplab.network.model.ModelSpec;
import backproplab.network.rule.TrainingRule;
import java.util.ArrayList;
import java.util.List;

/**
 * The networks of the ladder: report C's CNN, and report A's MLP with the report's batch and with a large one. Plain SGD;
 * the learning rate is small, since only time matters and numbers must stay finite.
 */
public final class LadderPlans {
    /** Learning rate of every step: {@value}. */
    public static final double LEARNING_RATE = 0.01;

    private record Network(ModelSpec model, List<Integer> batchSizes) {}

    private static final List<Network> NETWORKS = List.of(
            new Network(ModelSpec.of(ModelKind.CNN, 128), List.of(128)),
            new Network(ModelSpec.of(ModelKind.MLP, 2352, 1568, 784), List.of(10, 128)));

    private LadderPlans() {}

    /**
     * The tokens of the networks.
     *
     * @return in the order they are timed
     */
    public static List<String> models() {
        return NETWORKS.stream().map(network -> network.model().token()).toList();
    }

    /**
     * The plans to time.
     *
     * @param models tokens of the networks wanted
     * @param batchSizes batch sizes for each of them; empty: the network's own
     * @return one plan for each network and batch size
     */
    public static List<Plan> of(List<String> models, List<Integer> batchSizes) {
        List<Plan> plans = new ArrayList<>();
        for (Network network : NETWORKS) {
            if (models.contains(network.model().token())) {
                List<Integer> sizes = batchSizes.isEmpty() ? network.batchSizes() : batchSizes;
                sizes.forEach(size -> plans.add(plan(network, size)));
            }
        }
        return plans;
    }

    private static Plan plan(Network network, int batchSize) {
        return new Plan(
                "ladder",
                "",
                new Recipe(
                        network.model(),
                        WeightInit.of(Initializer.XAVIER_NORMAL),
                        TrainingRule.SGD,
                        LoopSettings.of(1, batchSize, LEARNING_RATE)));
    }
}
