package backproplab.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backproplab.network.layer.ActivationFunction;
import backproplab.network.rule.OptimizerSpec.Kind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResidualTest {

    private static TestSettings settings(Precision precision, Kind optimizer) {
        return TwinNets.settings(precision, optimizer, 0.002);
    }

    @Test
    void passEqualsPlainLoops() {
        try (Twins twins = TwinNets.resNet(settings(Precision.DOUBLE, Kind.SGD))) {
            twins.assertSamePass(twins.batch(8, 1), 1e-11);
        }
    }

    @Tag("full")
    @ParameterizedTest
    @EnumSource(Kind.class)
    void aHundredStepsEqualPlainLoops(Kind optimizer) {
        try (Twins twins = TwinNets.resNet(settings(Precision.DOUBLE, optimizer))) {
            twins.assertSameTraining(Twins.changingRates(100), 8, 1e-9);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void trainingEqualsPlainLoops(Kind optimizer) {
        try (Twins twins = TwinNets.resNet(settings(Precision.DOUBLE, optimizer))) {
            twins.assertSameTraining(Twins.changingRates(12), 8, 1e-9);
        }
    }

    @Test
    void trainingStaysCloseInFloat() {
        try (Twins twins = TwinNets.resNet(settings(Precision.FLOAT, Kind.MOMENTUM))) {
            twins.assertSameTraining(new double[] {0.01, 0.02, 0.01, 0.005}, 8, 1e-3);
        }
    }

    @Test
    void namesAreTheCallers() {
        try (Twins twins = TwinNets.resNet(settings(Precision.FLOAT, Kind.SGD))) {
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
        TestSettings settings = settings(Precision.DOUBLE, Kind.SGD);
        Dl4jEngine net = TestNet.images(2, 4, 4)
                .residual(
                        "a",
                        main -> main.activation(ActivationFunction.TANH).conv2d("c1", 2, 3, 1, 1),
                        shortcut -> shortcut.dropout(0.25))
                .residual(
                        "b", main -> main.dropout(0.25).conv2d("c2", 2, 3, 1, 1), shortcut -> shortcut.batchNorm("bn"))
                .flatten()
                .residual(
                        "c", main -> main.activation(ActivationFunction.SIGMOID).linear("f1", 32), shortcut -> {})
                .linear("f2", 3)
                .build(settings);
        List<PlainLayer> layers = List.of(
                new PlainSum(
                        new PlainChain(
                                PlainActivation.of("TANH"), new PlainConv("a.c1", new Geometry(2, 4, 4, 3, 1, 1), 2)),
                        new PlainChain(new PlainDropout(0, 0.25))),
                PlainActivation.of("RELU"),
                new PlainSum(
                        new PlainChain(
                                new PlainDropout(1, 0.25), new PlainConv("b.c2", new Geometry(2, 4, 4, 3, 1, 1), 2)),
                        new PlainChain(new PlainBatchNorm("b.bn", 2, 16))),
                PlainActivation.of("RELU"),
                new PlainSum(
                        new PlainChain(PlainActivation.of("SIGMOID"), new PlainLinear("c.f1", 32, 32)),
                        new PlainChain()),
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
        try (Dl4jEngine net = TestNet.images(1, 1, 1)
                .flatten()
                .residual("block", main -> main.linear("f1", 1), shortcut -> {})
                .linear("f2", 1)
                .build(settings(Precision.FLOAT, Kind.SGD))) {
            net.setParameter("block.f1.weight", new double[] {0});
            net.setParameter("block.f1.bias", new double[] {3e38});
            net.accept(new float[] {3e38f}, new int[1], 1);
            assertEquals(Optional.of("sum after block.f1"), net.firstNonFinite());
        }
    }

    @Test
    void firstNonFiniteNamesLayersInsideAndAfterBlocks() {
        try (Twins twins = TwinNets.resNet(settings(Precision.FLOAT, Kind.SGD))) {
            Dl4jEngine net = twins.dl4j();
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
