package backproplab.experiments.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backproplab.datasets.Catalog;
import backproplab.datasets.NormalizeMode;
import backproplab.experiments.recipe.Recipe;
import backproplab.experiments.train.LoopSettings;
import backproplab.network.init.Initializer;
import backproplab.network.init.WeightInit;
import backproplab.network.model.ModelKind;
import backproplab.network.model.ModelSpec;
import backproplab.network.rule.OptimizerSpec;
import backproplab.network.rule.OptimizerSpec.Kind;
import backproplab.network.rule.TrainingRule;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class SetupTest {
    /** Every setting differs from its default, so that one that is reset is seen. */
    private static final Setup ALL_SET = new Setup(
                    new Recipe(
                            ModelSpec.of(ModelKind.MLP, 7, 8).withDropout(0.25),
                            new WeightInit(Initializer.NORMAL, 0.5),
                            new TrainingRule(OptimizerSpec.of(Kind.NESTEROV), 0.125, 2, 0.1),
                            LoopSettings.of(9, 10, 0.01)),
                    DataSettings.of(Catalog.MNIST, NormalizeMode.MEAN, 100))
            .dropLast()
            .patience(3)
            .schedule("exp:0.9")
            .augment("flip")
            .images(300, 100, 200);

    /** What differs from {@link #ALL_SET}, by the names of options. */
    private static Map<String, Object> changes(UnaryOperator<Setup> change) {
        Setup changed = change.apply(ALL_SET);
        assertEquals(ALL_SET.data(), changed.data());
        Map<String, Object> different = new LinkedHashMap<>(changed.recipe().resolved());
        different.entrySet().removeAll(ALL_SET.recipe().resolved().entrySet());
        Map<String, Object> lost = new HashMap<>(ALL_SET.recipe().resolved());
        lost.keySet().removeAll(changed.recipe().resolved().keySet());
        lost.keySet().forEach(name -> different.put(name, "lost"));
        return different;
    }

    @Test
    void eachMethodChangesOneSetting() {
        assertEquals(
                Map.of("optimizer", "adam", "momentum", "lost"),
                changes(setup -> setup.optimizer(Kind.ADAM)),
                "adam has no momentum to choose");
        assertEquals(Map.of("l2", 0.5), changes(setup -> setup.l2(0.5)));
        assertEquals(Map.of("lr", 0.2), changes(setup -> setup.lr(0.2)));
        assertEquals(Map.of("epochs", 1), changes(setup -> setup.epochs(1)));
        assertEquals(Map.of("batch-size", "all"), changes(setup -> setup.batch(LoopSettings.WHOLE)));
        assertEquals(Map.of("patience", "lost"), changes(setup -> setup.patience(LoopSettings.NEVER)));
        assertEquals(Map.of("schedule", "constant"), changes(setup -> setup.schedule("constant")));
        assertEquals(Map.of("augment", "none"), changes(setup -> setup.augment("none")));
        assertEquals(Map.of("hidden", "5"), changes(setup -> setup.hidden(5)));
        assertEquals(Map.of("dropout", 0.0), changes(setup -> setup.dropout(0)));
        assertEquals(Map.of("weight-scale", 2.0), changes(setup -> setup.normal(2)));
    }

    @Test
    void imagesAreChangedAlone() {
        Setup fewer = ALL_SET.trainImages(5).validationImages(6);
        assertEquals(ALL_SET.recipe(), fewer.recipe());
        assertEquals(new DataSettings(Catalog.MNIST, NormalizeMode.MEAN, 6, 5, 200, false), fewer.data());
        assertEquals(
                new DataSettings(Catalog.MNIST, NormalizeMode.MEAN, 6, 5, 200, true),
                fewer.inLabelOrder().data());
    }

    @Test
    void aBatchLargerThanTheTrainingPartBecomesAllOfIt() {
        assertEquals(4, batchSize(ALL_SET.batch(5), 4));
        assertEquals(4, batchSize(ALL_SET.batch(4), 4));
        assertEquals(LoopSettings.WHOLE, batchSize(ALL_SET.batch(LoopSettings.WHOLE), 4), "said as it was asked for");
    }

    private static int batchSize(Setup setup, int trainImages) {
        return setup.plan("X/y", "z", trainImages).recipe().loop().batchSize();
    }
}
