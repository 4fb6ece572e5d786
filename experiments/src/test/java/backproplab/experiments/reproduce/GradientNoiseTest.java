package backproplab.experiments.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.datasets.Catalog;
import backproplab.datasets.NormalizeMode;
import backproplab.datasets.ProgressListener;
import backproplab.experiments.compare.PreparedRun;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.engine.Engines;
import backproplab.experiments.recipe.Plan;
import backproplab.experiments.recipe.Recipe;
import backproplab.experiments.reports.DataSettings;
import backproplab.experiments.train.LoopSettings;
import backproplab.experiments.train.TrainingData;
import backproplab.network.engine.Engine;
import backproplab.network.engine.ThreadPlan;
import backproplab.network.init.Initializer;
import backproplab.network.init.WeightInit;
import backproplab.network.model.ModelKind;
import backproplab.network.model.ModelSpec;
import backproplab.network.rule.TrainingRule;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GradientNoiseTest {
    private static final LabData DRAWINGS = new LabData(
            Map.of(), new LabData.Source(LabData.Kind.EMBEDDED, Optional.empty(), true), ProgressListener.SILENT);

    private static PreparedRun run(int images, int batch) {
        TrainingData data =
                DRAWINGS.prepare(new DataSettings(Catalog.MNIST, NormalizeMode.MEAN_STD, 100, images, 10, false));
        Plan plan = new Plan(
                "test",
                "",
                new Recipe(
                        ModelSpec.of(ModelKind.MLP, 8),
                        WeightInit.of(Initializer.XAVIER_NORMAL),
                        TrainingRule.SGD,
                        LoopSettings.of(1, batch, 0.1)));
        return PreparedRun.of(plan, 1, data);
    }

    private static double noise(EngineKind kind, PreparedRun run) {
        try (Engine engine = Engines.create(kind, run.network(), ThreadPlan.all(1))) {
            return GradientNoise.of(engine, run);
        }
    }

    @Test
    void sixteenTimesTheBatchIsAboutASixteenthOfTheNoise() {
        double small = noise(EngineKind.MANUAL, run(4_000, 10));
        double large = noise(EngineKind.MANUAL, run(4_000, 160));
        double ratio = small / large;
        assertTrue(ratio > 10 && ratio < 24, small + " / " + large + " = " + ratio);
    }

    /** Two gradients in the plane, (3, 0) and (1, 0): mean 2, variance 2, so that |m|^2 = 4 holds 2 / 2 of noise. */
    @Test
    void theSquareOfTheMeanIsFreedOfItsNoise() {
        assertEquals(2.0 / 3, GradientNoise.ratio(10, 4, 2), 1e-15);
        // (1, 0) and (-1, 0): no direction at all.
        assertTrue(Double.isNaN(GradientNoise.ratio(2, 0, 2)));
    }

    @Test
    void enginesAgree() {
        PreparedRun run = run(160, 20);
        double loops = noise(EngineKind.LOOPS, run);
        assertEquals(loops, noise(EngineKind.MANUAL, run), 1e-3 * loops);
    }

    @Test
    void oneBatchHasNoNoiseToMeasure() {
        assertTrue(Double.isNaN(noise(EngineKind.MANUAL, run(20, 20))));
    }
}
