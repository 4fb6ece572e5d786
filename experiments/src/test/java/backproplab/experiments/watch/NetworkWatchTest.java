package backproplab.experiments.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.datasets.Batch;
import backproplab.datasets.Batches;
import backproplab.dl4j.Precision;
import backproplab.experiments.Tolerances;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.engine.Engines;
import backproplab.experiments.engine.ToyData;
import backproplab.experiments.results.LayerMeasures;
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
import backproplab.network.layer.LayerGroup;
import backproplab.network.model.Cnn;
import backproplab.network.model.Mlp;
import backproplab.network.model.Model;
import backproplab.network.model.PooledCnn;
import backproplab.network.model.ResNet18;
import backproplab.network.model.Stem;
import backproplab.network.model.Vgg;
import backproplab.network.rule.GradientClip;
import backproplab.network.rule.OptimizerSpec;
import backproplab.network.rule.TrainingRule;
import backproplab.network.shape.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkWatchTest {
    private static final TrainingData DATA = ToyData.of(100, 20);
    private static final LoopSettings LOOP = LoopSettings.of(1, 16, 0.05);
    private static final int STEPS = 3;
    private static final double RATE = 0.05;

    record Case(Model model, TrainingRule rule) {
        NetworkSettings settings() {
            return new NetworkSettings(
                    model.network(Shape.of(1, 1, ToyData.SIDE, ToyData.SIDE), ToyData.CLASSES, 77), rule);
        }

        Weights start() {
            return InitialWeights.draw(settings().network().tensors(), Initializer.KAIMING_NORMAL, 1, 9);
        }
    }

    private static final TrainingRule PLAIN = new TrainingRule(OptimizerSpec.SGD, 1e-3, GradientClip.OFF, 0);
    private static final TrainingRule ADAM = TrainingRule.of(OptimizerSpec.of(OptimizerSpec.Kind.ADAM));
    private static final Case MLP = new Case(new Mlp(List.of(12, 8), ActivationFunction.TANH, 0.3), ADAM);
    private static final Case VGG = new Case(new Vgg(List.of(8), ActivationFunction.RELU, 0.3, 2), PLAIN);

    /** Dropout, pooling, batch norm, blocks; a rule that remembers and one that does not. */
    static List<Case> cases() {
        return List.of(
                MLP,
                new Case(new PooledCnn(PooledCnn.Pooling.MAX, List.of(8), ActivationFunction.RELU, 0), PLAIN),
                VGG,
                new Case(new ResNet18(Stem.THREE_POOLED, 2), PLAIN));
    }

    /** Without the deepest: a few steps in float take its ReLUs to different sides. */
    static List<Case> casesInFloat() {
        return List.of(MLP, new Case(new Cnn(List.of(8), ActivationFunction.LEAKY_RELU, 0.2), PLAIN), VGG);
    }

    private static Probe probe() {
        try (Batches batches = DATA.firstTrainImages(20, LOOP.augmentation())) {
            return Probe.of(batches.next());
        }
    }

    /** Before training and after some steps. */
    private static List<List<LayerMeasures>> watched(Case test, Supplier<Engine> engines) {
        List<List<LayerMeasures>> seen = new ArrayList<>();
        try (Engine engine = engines.get();
                NetworkWatch watch =
                        new NetworkWatch(engines.get(), test.settings().network(), probe());
                Batches batches = DATA.epoch(LOOP, new Seeds(1), 1)) {
            engine.load(test.start());
            seen.add(watch.look(engine.state(), RATE));
            for (int step = 0; step < STEPS; step++) {
                Batch batch = batches.next();
                engine.accept(batch.pixels(), batch.labels(), batch.size());
                engine.trainStep(RATE);
            }
            seen.add(watch.look(engine.state(), RATE));
        }
        return seen;
    }

    private static Supplier<Engine> engine(Case test, EngineKind kind) {
        return () -> Engines.create(kind, test.settings(), ThreadPlan.all(1));
    }

    private static Supplier<Engine> dl4j(Case test, Precision precision) {
        return () -> Engines.dl4j(test.settings(), precision, ThreadPlan.all(1));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void loopsSeeWhatDl4jSeesInDouble(Case test) {
        assertAlike(
                test,
                watched(test, engine(test, EngineKind.LOOPS)),
                watched(test, dl4j(test, Precision.DOUBLE)),
                Tolerances.DOUBLE_TRAINING);
    }

    @ParameterizedTest
    @MethodSource("casesInFloat")
    void manualSeesWhatDl4jSeesInFloat(Case test) {
        assertAlike(
                test,
                watched(test, engine(test, EngineKind.MANUAL)),
                watched(test, dl4j(test, Precision.FLOAT)),
                Tolerances.FLOAT_TRAINING);
    }

    private static void assertAlike(Case test, List<List<LayerMeasures>> a, List<List<LayerMeasures>> b, double bound) {
        List<LayerGroup> groups = test.settings().network().groups();
        for (int time = 0; time < a.size(); time++) {
            for (int i = 0; i < groups.size(); i++) {
                LayerMeasures mine = a.get(time).get(i);
                LayerMeasures other = b.get(time).get(i);
                String where = groups.get(i).name() + " at " + time + ": " + mine + " and " + other;
                assertEquals(groups.get(i).name(), mine.layer());
                assertEquals(groups.get(i).name(), other.layer());
                double deviation = mine.outputs().deviation();
                assertTrue(deviation > 0 && Double.isFinite(mine.outputs().mean()), where);
                // A mean near 0 is the difference of large numbers.
                assertEquals(mine.outputs().mean(), other.outputs().mean(), bound * deviation, where);
                assertEquals(deviation, other.outputs().deviation(), bound * deviation, where);
                assertEquals(mine.outputs().deadPct(), other.outputs().deadPct(), where);
                boolean trains = groups.get(i).parameters() > 0;
                assertEquals(trains, mine.weightGradientNorm() > 0, where);
                close(mine.weightGradientNorm(), other.weightGradientNorm(), bound, where);
                close(mine.biasGradientNorm(), other.biasGradientNorm(), bound, where);
                assertEquals(trains, mine.weightStepRatio() > 0, where);
                close(mine.weightStepRatio(), other.weightStepRatio(), bound, where);
                close(mine.biasStepRatio(), other.biasStepRatio(), bound, where);
            }
        }
    }

    /** NaN where nothing is trained and infinity where a tensor of zeros moves are equal to themselves. */
    private static void close(double a, double b, double bound, String where) {
        assertEquals(a, b, Double.isFinite(a) ? bound * Math.abs(a) + Double.MIN_NORMAL : bound, where);
    }

    private static final Case SMALL = new Case(new Mlp(List.of(6), ActivationFunction.RELU, 0), TrainingRule.SGD);

    /** Without penalty plain gradient descent moves a tensor by the rate times its gradient. */
    @Test
    void theStepIsTheRateTimesTheGradient() {
        for (EngineKind kind : EngineKind.named()) {
            List<LayerMeasures> seen = watched(SMALL, engine(SMALL, kind)).get(0);
            assertEquals(
                    List.of("fc1", "out"),
                    seen.stream().map(LayerMeasures::layer).toList());
            for (LayerMeasures layer : seen) {
                double norm = 0;
                for (double weight : SMALL.start().tensors().get(layer.layer() + ".weight")) {
                    norm += weight * weight;
                }
                double expected = RATE * layer.weightGradientNorm() / Math.sqrt(norm);
                assertEquals(expected, layer.weightStepRatio(), Tolerances.FLOAT_TRAINING * expected, kind.token());
                assertFalse(Double.isFinite(layer.biasStepRatio()), "biases begin with 0");
            }
        }
    }

    /** The last layer puts out the logits. */
    @Test
    void outputsAreThoseOfAnEvaluationPass() {
        for (EngineKind kind : EngineKind.named()) {
            Case dropping = new Case(new Mlp(List.of(6), ActivationFunction.RELU, 0.5), TrainingRule.SGD);
            List<LayerMeasures> seen = watched(dropping, engine(dropping, kind)).get(0);
            Probe probe = probe();
            double[] logits = new double[probe.labels().length * ToyData.CLASSES];
            try (Engine engine = engine(dropping, kind).get()) {
                engine.load(dropping.start());
                engine.accept(probe.pixels(), probe.labels(), probe.labels().length);
                engine.logits(logits);
            }
            assertEquals(
                    OutputStatistics.of(logits, Shape.of(1, ToyData.CLASSES)),
                    seen.get(1).outputs(),
                    kind.token());
        }
    }

    @Test
    void aPlantedDeadUnitIsSeen() {
        Map<String, double[]> tensors = new LinkedHashMap<>(SMALL.start().tensors());
        double[] bias = new double[6];
        bias[2] = -1000;
        tensors.put("fc1.bias", bias);
        for (EngineKind kind : EngineKind.named()) {
            try (Engine engine = engine(SMALL, kind).get();
                    NetworkWatch watch = new NetworkWatch(
                            engine(SMALL, kind).get(), SMALL.settings().network(), probe())) {
                engine.load(SMALL.start());
                double alive = watch.look(engine.state(), RATE).get(0).outputs().deadPct();
                engine.load(new Weights(tensors));
                double dead = watch.look(engine.state(), RATE).get(0).outputs().deadPct();
                assertEquals(100 / 6.0, dead - alive, Tolerances.BY_HAND, kind.token());
            }
        }
    }

    @Test
    void aNetworkThatBrokeHasNoRatios() {
        Map<String, double[]> tensors = new LinkedHashMap<>(SMALL.start().tensors());
        tensors.get("fc1.weight")[0] = Double.NaN;
        for (EngineKind kind : EngineKind.named()) {
            try (Engine engine = engine(SMALL, kind).get();
                    NetworkWatch watch = new NetworkWatch(
                            engine(SMALL, kind).get(), SMALL.settings().network(), probe())) {
                engine.load(new Weights(tensors));
                LayerMeasures last = watch.look(engine.state(), RATE).get(1);
                assertTrue(Double.isNaN(last.weightStepRatio()), kind.token());
                assertTrue(Double.isNaN(last.outputs().mean()), kind.token());
                assertTrue(Double.isNaN(last.outputs().deadPct()), kind.token());
            }
        }
    }
}
