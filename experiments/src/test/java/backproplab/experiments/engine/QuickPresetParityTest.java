package backproplab.experiments.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.datasets.Catalog;
import backproplab.datasets.NormalizeMode;
import backproplab.datasets.ProgressListener;
import backproplab.datasets.Split;
import backproplab.datasets.TrainTest;
import backproplab.datasets.ValidationSize;
import backproplab.dl4j.Precision;
import backproplab.experiments.Tolerances;
import backproplab.experiments.recipe.Plan;
import backproplab.experiments.task.Preset;
import backproplab.experiments.task.Task;
import backproplab.experiments.train.Seeds;
import backproplab.experiments.train.TrainingData;
import backproplab.network.engine.Engine;
import backproplab.network.engine.NetworkSettings;
import backproplab.network.engine.ThreadPlan;
import backproplab.network.init.InitialWeights;
import backproplab.network.init.Weights;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.model.Model;
import backproplab.network.model.ModelSpec;
import backproplab.network.shape.Shape;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * 100 SGD steps of the quick preset's own networks at their own batch size and rate: on real MNIST where BACKPROPLAB_DATA
 * names it, else on the embedded set.
 *
 * <p>In float a ReLU input within rounding of 0 may fall on either side; such a step sends the engines different ways, and
 * the preset's large rate multiplies what was one flipped unit. So the strict float bound is taken with tanh, which has no
 * kink, and with ReLU for at least two of five seeds: with no flip the error is near 1e-6, with one near 1e-2. In double no
 * flip happens. EngineParityTest has the same steps on smaller networks at every build.
 */
@Tag("full")
class QuickPresetParityTest {
    private static final Plan MLP = Task.TASK1.presets().get(0).plans().get(0);
    private static final Plan CNN = Task.TASK1.presets().get(0).plans().get(1);
    private static final int SEEDS = 5;

    private static TrainingData data;

    @BeforeAll
    static void load() {
        TrainTest source = new Catalog(System.getenv())
                .load(new Catalog.Request(Catalog.AUTO, Optional.empty(), true), ProgressListener.SILENT);
        Split split = Split.of(source.train().size(), Preset.SPLIT_SEED, ValidationSize.parse("0.1"), Split.ALL);
        data = TrainingData.of(source, split, NormalizeMode.MEAN_STD);
    }

    @Test
    void mlpInFloatWithoutKinks() {
        manual(MLP, ActivationFunction.TANH, 1)
                .assertClose(dl4j(MLP, ActivationFunction.TANH, 1), Tolerances.FLOAT_TRAINING);
    }

    @Test
    void cnnInFloatWithoutKinks() {
        manual(CNN, ActivationFunction.TANH, 1)
                .assertClose(dl4j(CNN, ActivationFunction.TANH, 1), Tolerances.FLOAT_TRAINING);
    }

    @Test
    void mlpInDouble() {
        doubles(MLP);
    }

    @Test
    void cnnInDouble() {
        doubles(CNN);
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "BACKPROPLAB_DATA", matches = ".+")
    void mlpInFloatOnMnist() {
        twoOfFiveSeeds(MLP);
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "BACKPROPLAB_DATA", matches = ".+")
    void cnnInFloatOnMnist() {
        twoOfFiveSeeds(CNN);
    }

    /**
     * A seed for which a rectifier's input lies within rounding of 0 parts the engines, and which seeds those are changes with the order of
     * sums; three of five were seen. A fault leads every seed apart.
     */
    private static void twoOfFiveSeeds(Plan plan) {
        double[] errors = new double[SEEDS];
        for (int seed = 1; seed <= SEEDS; seed++) {
            HundredSteps manual =
                    manual(plan, plan.recipe().model().activations().first(), seed);
            errors[seed - 1] = manual.worstError(
                    dl4j(plan, plan.recipe().model().activations().first(), seed));
        }
        double[] sorted = errors.clone();
        Arrays.sort(sorted);
        assertTrue(sorted[1] < Tolerances.FLOAT_TRAINING, "seeds 1 to 5: " + Arrays.toString(errors));
    }

    private static void doubles(Plan plan) {
        NetworkSettings settings =
                settings(plan, plan.recipe().model().activations().first());
        HundredSteps loops = train(plan, settings, Engines.create(EngineKind.LOOPS, settings, ThreadPlan.all(1)), 1);
        HundredSteps dl4j = train(plan, settings, Engines.dl4j(settings, Precision.DOUBLE, ThreadPlan.all(2)), 1);
        loops.assertClose(dl4j, Tolerances.DOUBLE_TRAINING);
    }

    private static HundredSteps manual(Plan plan, ActivationFunction activation, long seed) {
        NetworkSettings settings = settings(plan, activation);
        return train(plan, settings, Engines.create(EngineKind.MANUAL, settings, ThreadPlan.all(2)), seed);
    }

    private static HundredSteps dl4j(Plan plan, ActivationFunction activation, long seed) {
        NetworkSettings settings = settings(plan, activation);
        return train(plan, settings, Engines.create(EngineKind.DL4J, settings, ThreadPlan.all(2)), seed);
    }

    private static NetworkSettings settings(Plan plan, ActivationFunction activation) {
        ModelSpec preset = plan.recipe().model();
        Model model = new ModelSpec(preset.kind(), preset.hidden(), activation, 0, preset.stem(), 0).model();
        return new NetworkSettings(
                model.network(Shape.of(1, 1, 28, 28), 10, 1), plan.recipe().rule());
    }

    private static HundredSteps train(Plan plan, NetworkSettings settings, Engine engine, long seed) {
        Seeds seeds = new Seeds(seed);
        Weights start = InitialWeights.draw(
                settings.network().tensors(),
                plan.recipe().init().initializer(),
                plan.recipe().init().scale(),
                seeds.init());
        return HundredSteps.run(engine, start, data, plan.recipe().loop(), seeds);
    }
}
