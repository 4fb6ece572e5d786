package backproplab.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResidualTest {

    private static TrainingSettings settings(Precision precision, Dl4jOptimizer optimizer) {
        return TwinNets.settings(precision, optimizer, 0.002);
    }

    @Test
    void passEqualsPlainLoops() {
        try (Twins twins = TwinNets.resNet(settings(Precision.DOUBLE, Dl4jOptimizer.SGD))) {
            twins.assertSamePass(twins.batch(8, 1), 1e-11);
        }
    }

    @Tag("full")
    @ParameterizedTest
    @EnumSource(Dl4jOptimizer.class)
    void aHundredStepsEqualPlainLoops(Dl4jOptimizer optimizer) {
        try (Twins twins = TwinNets.resNet(settings(Precision.DOUBLE, optimizer))) {
            twins.assertSameTraining(Twins.changingRates(100), 8, 1e-9);
        }
    }

    @ParameterizedTest
    @EnumSource(Dl4jOptimizer.class)
    void trainingEqualsPlainLoops(Dl4jOptimizer optimizer) {
        try (Twins twins = TwinNets.resNet(settings(Precision.DOUBLE, optimizer))) {
            twins.assertSameTraining(Twins.changingRates(12), 8, 1e-9);
        }
    }

    @Test
    void trainingStaysCloseInFloat() {
        try (Twins twins = TwinNets.resNet(settings(Precision.FLOAT, Dl4jOptimizer.MOMENTUM))) {
            twins.assertSameTraining(new double[] {0.01, 0.02, 0.01, 0.005}, 8, 1e-3);
        }
    }

    @Test
    void namesAreTheCallers() {
        try (Twins twins = TwinNets.resNet(settings(Precision.FLOAT, Dl4jOptimizer.SGD))) {
            List<String> names = twins.dl4j().tensorNames();
            assertEquals("conv1.weight", names.get(0));
            assertEquals(
                    List.of(
                            "layer2.0.downsample.0.weight",
                            "layer2.0.downsample.1.gamma",
                            "layer2.0.downsample.1.beta",
                            "layer2.0.downsample.1.mean",
                            "layer2.0.downsample.1.var",
                            "fc.weight",
                            "fc.bias"),
                    names.subList(names.size() - 7, names.size()));
        }
    }

    /** The nonlinearity comes first here, and must not reach the shortcut, neither in training nor in evaluation. */
    @Test
    void branchesThatBeginWithALayerWithoutWeightsLeaveTheInputAlone() {
        DropoutMasks masks = (keep, count, step, layer, p) -> {
            for (int i = 0; i < count; i++) {
                keep[i] = i % 3 != 0;
            }
        };
        TrainingSettings settings = settings(Precision.DOUBLE, Dl4jOptimizer.SGD);
        Dl4jNetwork net = Dl4jModelBuilder.images(2, 4, 4)
                .residual(
                        main -> main.activation(Dl4jActivation.TANH).conv2d("c1", 2, 3, 1, 1),
                        shortcut -> shortcut.dropout(0.25))
                .residual(main -> main.dropout(0.25).conv2d("c2", 2, 3, 1, 1), shortcut -> shortcut.batchNorm("bn"))
                .flatten()
                .residual(main -> main.activation(Dl4jActivation.SIGMOID).linear("f1", 32), shortcut -> {})
                .linear("f2", 3)
                .build(settings, masks);
        PlainDropout.Keep keep = (step, i) -> i % 3 != 0;
        List<PlainLayer> layers = List.of(
                new PlainSum(
                        new PlainChain(
                                PlainActivation.of("TANH"), new PlainConv("c1", new Geometry(2, 4, 4, 3, 1, 1), 2)),
                        new PlainChain(new PlainDropout(keep, 0.25))),
                PlainActivation.of("RELU"),
                new PlainSum(
                        new PlainChain(
                                new PlainDropout(keep, 0.25), new PlainConv("c2", new Geometry(2, 4, 4, 3, 1, 1), 2)),
                        new PlainChain(new PlainBatchNorm("bn", 2, 16))),
                PlainActivation.of("RELU"),
                new PlainSum(
                        new PlainChain(PlainActivation.of("SIGMOID"), new PlainLinear("f1", 32, 32)), new PlainChain()),
                PlainActivation.of("RELU"),
                new PlainLinear("f2", 32, 3));
        try (Twins twins = Twins.of(net, new PlainNet(layers, 3, settings), 32, 43)) {
            twins.assertSamePass(twins.batch(5, 1), 1e-11);
            twins.assertSameTraining(new double[] {0.01, 0.02}, 5, 1e-11);
            twins.assertSamePass(twins.batch(5, 2), 1e-11);
        }
    }

    @Test
    void firstNonFiniteNamesTheSum() {
        try (Dl4jNetwork net = Dl4jModelBuilder.images(1, 1, 1)
                .flatten()
                .residual(main -> main.linear("f1", 1), shortcut -> {})
                .linear("f2", 1)
                .build(settings(Precision.FLOAT, Dl4jOptimizer.SGD), null)) {
            net.setParameter("f1.weight", new double[] {0});
            net.setParameter("f1.bias", new double[] {3e38});
            net.load(new float[] {3e38f}, new int[1], 1);
            assertEquals(Optional.of("sum after f1"), net.firstNonFinite());
        }
    }

    @Test
    void firstNonFiniteNamesLayersInsideAndAfterBlocks() {
        try (Twins twins = TwinNets.resNet(settings(Precision.FLOAT, Dl4jOptimizer.SGD))) {
            Dl4jNetwork net = twins.dl4j();
            twins.load(twins.batch(2, 1));
            assertEquals(Optional.empty(), net.firstNonFinite());
            double[] gamma = net.parameter("layer1.0.bn2.gamma");
            net.setParameter("layer1.0.bn2.gamma", new double[] {3e38, 3e38, 3e38, 3e38});
            net.setParameter("layer1.0.bn2.beta", new double[] {3e38, 3e38, 3e38, 3e38});
            assertEquals(Optional.of("layer1.0.bn2"), net.firstNonFinite());
            net.setParameter("layer1.0.bn2.gamma", gamma);
            net.setParameter("layer1.0.bn2.beta", new double[4]);
            net.setParameter("layer2.0.downsample.1.var", new double[] {1, 1, Double.NaN, 1, 1, 1});
            assertEquals(Optional.of("layer2.0.downsample.1"), net.firstNonFinite());
        }
    }
}
