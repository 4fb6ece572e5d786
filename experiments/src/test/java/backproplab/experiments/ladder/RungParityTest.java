package backproplab.experiments.ladder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.Tolerances;
import backproplab.experiments.compare.PreparedRun;
import backproplab.experiments.engine.HundredSteps;
import backproplab.experiments.engine.ToyData;
import backproplab.experiments.recipe.Plan;
import backproplab.experiments.recipe.Recipe;
import backproplab.experiments.train.LoopSettings;
import backproplab.experiments.train.TrainingData;
import backproplab.manual.kernel.KernelProvider;
import backproplab.manual.kernel.ScalarKernels;
import backproplab.network.engine.Engine;
import backproplab.network.init.Initializer;
import backproplab.network.init.WeightInit;
import backproplab.network.model.ModelKind;
import backproplab.network.model.ModelSpec;
import backproplab.network.rule.TrainingRule;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the ladder times is the same training on every rung. */
class RungParityTest {
    private static final TrainingData DATA = ToyData.of(400, 50);
    private static final RungEngines ENGINES = new RungEngines(KernelProvider.lookup(), OptionalInt.of(2));

    private static PreparedRun run(ModelKind model) {
        Plan plan = new Plan(
                "ladder",
                "",
                new Recipe(
                        ModelSpec.of(model, 24, 16),
                        WeightInit.of(Initializer.XAVIER_NORMAL),
                        TrainingRule.SGD,
                        LoopSettings.of(1, 16, 0.05)));
        return PreparedRun.of(plan, 1, DATA);
    }

    private static HundredSteps train(Rung rung, PreparedRun run) {
        return HundredSteps.run(
                ENGINES.open(rung, run).engine(),
                run.initialWeights(),
                DATA,
                run.job().loop(),
                run.job().seeds());
    }

    @ParameterizedTest
    @EnumSource(names = {"MLP", "CNN"})
    void everyRungTrainsAsTheOneBefore(ModelKind model) {
        PreparedRun run = run(model);
        HundredSteps before = train(Rung.LOOPS_DOUBLE, run);
        for (Rung rung : Rung.values()) {
            HundredSteps now = train(rung, run);
            now.assertClose(before, Tolerances.FLOAT_TRAINING);
            before = now;
        }
    }

    @Test
    void aRungThatTrainsOtherwiseIsSeen() {
        HundredSteps sound = train(Rung.LOOPS_DOUBLE, run(ModelKind.MLP));
        PreparedRun run = run(ModelKind.MLP);
        LoopSettings faster = LoopSettings.of(1, 16, 0.055);
        HundredSteps planted = HundredSteps.run(
                ENGINES.open(Rung.IM2COL_MATMUL, run).engine(),
                run.initialWeights(),
                DATA,
                faster,
                run.job().seeds());
        assertTrue(planted.worstError(sound) > Tolerances.FLOAT_TRAINING);
    }

    @Test
    void rungsSayWhatComputes() {
        PreparedRun run = run(ModelKind.MLP);
        String kernels = KernelProvider.lookup().name();
        List<String> expected = List.of(
                "loops 1",
                "loops-float 1",
                "loops-reordered 1",
                "im2col-scalar 1",
                "im2col-" + kernels + " 1",
                "manual-" + kernels + " 1",
                "manual-" + kernels + " 2",
                "dl4j-cpu omp 2 blas 2 2");
        for (Rung rung : Rung.values()) {
            RungEngines.Opened opened = ENGINES.open(rung, run);
            try (Engine engine = opened.engine()) {
                assertTrue(opened.backend().startsWith(engine.backend()), opened.backend());
                assertEquals(expected.get(rung.ordinal()), opened.backend() + " " + opened.threads());
            }
        }
    }

    @Test
    void tokensAreThoseOfTheCommandLine() {
        assertEquals(
                "loops-double,loops-float,loops-reordered,im2col-matmul,simd,reused-fused,threads,dl4j",
                String.join(
                        ",", List.of(Rung.values()).stream().map(Rung::token).toList()));
    }

    @Test
    void onlyTheSimdRungNeedsSimd() {
        RungEngines scalar = new RungEngines(new ScalarKernels(), OptionalInt.empty());
        for (Rung rung : Rung.values()) {
            assertEquals(rung == Rung.SIMD, scalar.obstacle(rung).isPresent(), rung.token());
        }
        assertTrue(scalar.obstacle(Rung.SIMD).orElseThrow().startsWith("this process has no SIMD kernels."));
        assertEquals(Runtime.getRuntime().availableProcessors(), scalar.threads());
    }
}
