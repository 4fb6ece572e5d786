package backproplab.experiments.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.datasets.Batch;
import backproplab.datasets.Batches;
import backproplab.dl4j.Precision;
import backproplab.experiments.Tolerances;
import backproplab.experiments.train.LoopSettings;
import backproplab.experiments.train.Seeds;
import backproplab.experiments.train.TrainingData;
import backproplab.network.engine.Engine;
import backproplab.network.engine.NetworkSettings;
import backproplab.network.engine.ThreadPlan;
import backproplab.network.init.InitialWeights;
import backproplab.network.init.Initializer;
import backproplab.network.init.Weights;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.model.Activations;
import backproplab.network.model.Cnn;
import backproplab.network.model.Mlp;
import backproplab.network.model.Model;
import backproplab.network.model.PooledCnn;
import backproplab.network.model.ResNet18;
import backproplab.network.model.Stem;
import backproplab.network.model.Vgg;
import backproplab.network.rule.GradientClip;
import backproplab.network.rule.OptimizerSpec;
import backproplab.network.rule.OptimizerSpec.Kind;
import backproplab.network.rule.TrainingRule;
import backproplab.network.shape.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Equal weights and equal batches must give equal training, whoever trains. */
class EngineParityTest {
    private static final int BATCH = 16;
    private static final LoopSettings LOOP = LoopSettings.of(1, BATCH, 0.05);
    private static final Seeds SEEDS = new Seeds(1);
    private static final TrainingData DATA = ToyData.of(400, 50);

    record Case(Model model, TrainingRule rule) {
        Case(Model model, OptimizerSpec optimizer, double l2) {
            this(model, new TrainingRule(optimizer, l2, GradientClip.OFF, 0));
        }
    }

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        Model mlp = new Mlp(List.of(24, 16), ActivationFunction.RELU, 0);
        Model smooth = new Mlp(List.of(24, 16), ActivationFunction.TANH, 0);
        Model cnn = new Cnn(List.of(16), ActivationFunction.RELU, 0);
        for (Kind kind : List.of(Kind.SGD, Kind.MOMENTUM, Kind.NESTEROV)) {
            cases.add(new Case(mlp, new OptimizerSpec(kind, 0.6), 0));
        }
        cases.add(new Case(cnn, new OptimizerSpec(Kind.NESTEROV, 0.6), 1e-3));
        cases.add(new Case(new Mlp(List.of(24, 16), ActivationFunction.TANH, 0.3), OptimizerSpec.SGD, 1e-3));
        cases.add(new Case(new Cnn(List.of(16), ActivationFunction.LEAKY_RELU, 0.2), OptimizerSpec.SGD, 0));
        for (PooledCnn.Pooling pooling : PooledCnn.Pooling.values()) {
            cases.add(new Case(new PooledCnn(pooling, List.of(16), ActivationFunction.TANH, 0), OptimizerSpec.SGD, 0));
        }
        Activations mixed = Activations.of(ActivationFunction.RELU, ActivationFunction.SIGMOID);
        cases.add(new Case(new Mlp(List.of(24, 16), mixed, 0), OptimizerSpec.SGD, 0));
        cases.add(new Case(mlp, new TrainingRule(OptimizerSpec.SGD, 0, 0.5, 0.1)));
        for (Kind kind : List.of(Kind.ADAGRAD, Kind.RMSPROP, Kind.ADAM, Kind.ADAMW)) {
            cases.add(new Case(smooth, OptimizerSpec.of(kind), 0));
        }
        cases.add(new Case(new Vgg(List.of(8), ActivationFunction.RELU, 0, 2), OptimizerSpec.SGD, 0));
        return cases;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void loopsEqualDl4jInDouble(Case test) {
        NetworkSettings settings = settings(test);
        Weights start = start(test);
        HundredSteps loops = train(Engines.create(EngineKind.LOOPS, settings, ThreadPlan.all(1)), start);
        HundredSteps dl4j = train(Engines.dl4j(settings, Precision.DOUBLE, ThreadPlan.all(2)), start);
        assertClose(loops, dl4j, Tolerances.DOUBLE_TRAINING);
    }

    /**
     * In float a hundred steps of so deep a network on so little data lead anywhere; the first ones are compared by
     * {@link backproplab.experiments.parity.ParityRunTest}, in double too.
     */
    @Test
    @Tag("full")
    void resnet18EqualsDl4jInDouble() {
        loopsEqualDl4jInDouble(new Case(new ResNet18(Stem.THREE_POOLED, 2), OptimizerSpec.SGD, 1e-3));
    }

    /** What differs from other cases in one thing that they have too. */
    static List<Case> moreCases() {
        Model cnn = new Cnn(List.of(16), ActivationFunction.RELU, 0);
        return List.of(
                new Case(cnn, new OptimizerSpec(Kind.SGD, 0.6), 1e-3),
                new Case(cnn, new OptimizerSpec(Kind.MOMENTUM, 0.6), 1e-3),
                new Case(new Mlp(List.of(12), ActivationFunction.SIGMOID, 0), OptimizerSpec.SGD, 0));
    }

    @ParameterizedTest
    @Tag("full")
    @MethodSource("moreCases")
    void loopsEqualDl4jInDoubleInMoreCases(Case test) {
        loopsEqualDl4jInDouble(test);
    }

    /** The other rules are compared in float, rule by rule, by {@link backproplab.experiments.parity.ParityRunTest}. */
    static List<Case> casesInFloat() {
        return cases().stream().filter(EngineParityTest::always).toList();
    }

    private static boolean always(Case test) {
        return List.of(Kind.SGD, Kind.NESTEROV, Kind.ADAM)
                .contains(test.rule().optimizer().kind());
    }

    static List<Case> moreCasesInFloat() {
        return Stream.concat(cases().stream().filter(test -> !always(test)), moreCases().stream())
                .toList();
    }

    @ParameterizedTest
    @Tag("full")
    @MethodSource("moreCasesInFloat")
    void manualEqualsDl4jInFloatInMoreCases(Case test) {
        manualEqualsDl4jInFloat(test);
    }

    @ParameterizedTest
    @MethodSource("casesInFloat")
    void manualEqualsDl4jInFloat(Case test) {
        NetworkSettings settings = settings(test);
        Weights start = start(test);
        HundredSteps manual = train(Engines.create(EngineKind.MANUAL, settings, ThreadPlan.all(2)), start);
        HundredSteps dl4j = train(Engines.create(EngineKind.DL4J, settings, ThreadPlan.all(2)), start);
        assertClose(manual, dl4j, Tolerances.FLOAT_TRAINING);
        assertTrue(Math.abs(manual.losses()[0] - dl4j.losses()[0]) < Tolerances.FIRST_BATCH_LOSS);
    }

    @Test
    void aDifferenceInOneWeightIsSeen() {
        Case test = cases().get(0);
        Weights start = start(test);
        HundredSteps same = train(Engines.create(EngineKind.LOOPS, settings(test), ThreadPlan.all(1)), start);
        double[] planted = start.tensors().get("fc2.weight").clone();
        planted[7] += 0.05;
        var tensors = new LinkedHashMap<>(start.tensors());
        tensors.put("fc2.weight", planted);
        HundredSteps other =
                train(Engines.create(EngineKind.LOOPS, settings(test), ThreadPlan.all(1)), new Weights(tensors));
        assertTrue(same.worstError(other) > Tolerances.DOUBLE_TRAINING);
        assertTrue(same.worstError(other) > Tolerances.FLOAT_TRAINING);
    }

    @Test
    void bothNameTheFirstLayerThatIsNotFinite() {
        Case test = cases().get(0);
        for (EngineKind kind : EngineKind.all()) {
            try (Engine engine = Engines.create(kind, settings(test), ThreadPlan.all(1));
                    Batches batches = DATA.epoch(LOOP, SEEDS, 1)) {
                Weights start = start(test);
                var tensors = new LinkedHashMap<>(start.tensors());
                double[] broken = start.tensors().get("fc2.weight").clone();
                broken[3] = Double.NaN;
                tensors.put("fc2.weight", broken);
                engine.load(new Weights(tensors));
                Batch batch = batches.next();
                engine.accept(batch.pixels(), batch.labels(), batch.size());
                assertEquals("fc2", engine.firstNonFinite().orElseThrow(), kind.token());
            }
        }
    }

    private static NetworkSettings settings(Case test) {
        return new NetworkSettings(
                test.model().network(Shape.of(1, 1, ToyData.SIDE, ToyData.SIDE), ToyData.CLASSES, 77), test.rule());
    }

    private static Weights start(Case test) {
        return InitialWeights.draw(settings(test).network().tensors(), Initializer.KAIMING_NORMAL, 1, 9);
    }

    private static HundredSteps train(Engine engine, Weights start) {
        return HundredSteps.run(engine, start, DATA, LOOP, SEEDS);
    }

    private static void assertClose(HundredSteps a, HundredSteps b, double bound) {
        a.assertClose(b, bound);
        assertTrue(
                Arrays.stream(a.losses(), 90, 100).sum()
                        < Arrays.stream(a.losses(), 0, 10).sum(),
                "it learns");
    }
}
