package backproplab.experiments.compare;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.engine.OwnLayers;
import backproplab.experiments.recipe.Plan;
import backproplab.experiments.weights.WeightFile;
import backproplab.experiments.weights.WeightLayout;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a command compares.
 *
 * @param task for example {@code task1}
 * @param plans the rows
 * @param engines which engines run each of them, in this order
 * @param seeds each plan runs once per seed
 * @param threads threads of every engine; empty: all cores for the manual engine, and for DL4J the fastest split
 *     between its operations and its matrix products
 * @param start what every network starts from; empty: weights drawn from the seed
 * @param layers a user's layers in place of ours
 * @param keptWeights in which layout each network's best weights are saved; empty: they are not
 * @param histories whether the loss of every step is kept, and accuracies are sampled, as report B's Solver does
 * @param watched whether what goes on inside the layers is measured after every epoch
 */
public record ComparisonSettings(
        String task,
        List<Plan> plans,
        List<EngineKind> engines,
        List<Long> seeds,
        OptionalInt threads,
        Optional<WeightFile> start,
        Optional<OwnLayers<?>> layers,
        Optional<WeightLayout> keptWeights,
        boolean histories,
        boolean watched) {

    /**
     * Whether model and engine alone do not say which run it is.
     *
     * @return whether there are several seeds, or several rows of one model
     */
    public boolean severalOfAModel() {
        return seeds.size() > 1 || plans.stream().map(Plan::token).distinct().count() < plans.size();
    }

    /**
     * The same for other rows.
     *
     * @param others the rows
     * @return new settings
     */
    public ComparisonSettings withPlans(List<Plan> others) {
        return new ComparisonSettings(
                task, others, engines, seeds, threads, start, layers, keptWeights, histories, watched);
    }
}
