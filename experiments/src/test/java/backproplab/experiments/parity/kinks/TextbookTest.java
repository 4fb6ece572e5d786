package backproplab.experiments.parity.kinks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.Tolerances;
import backproplab.network.engine.NetworkSettings;
import backproplab.network.init.InitialWeights;
import backproplab.network.init.Initializer;
import backproplab.network.init.Weights;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.NamedLayer;
import backproplab.network.layer.NetworkBuilder;
import backproplab.network.layer.NetworkSpec;
import backproplab.network.model.Model;
import backproplab.network.model.ResNet18;
import backproplab.network.model.Stem;
import backproplab.network.rule.TrainingRule;
import backproplab.network.shape.Shape;
import backproplab.network.shape.Window;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Sides and distances worked out by hand, and gradients on the other side. */
class TextbookTest {
    private static final double NEAR = 1e-3;

    private record Chain(Consumer<NetworkBuilder> layers) implements Model {
        @Override
        public String token() {
            return "chain";
        }

        @Override
        public void describe(NetworkBuilder builder, int classes) {
            layers.accept(builder);
            builder.linear("out", classes);
        }
    }

    private static NetworkSettings settings(Model model, int... image) {
        return new NetworkSettings(model.network(Shape.of(1, image[0], image[1], image[2]), 2, 1), TrainingRule.SGD);
    }

    /** One image of one pixel with value 1; its three features are what the biases say, plus nothing. */
    private static final NetworkSettings RELU = settings(
            new Chain(net -> {
                net.flatten("flatten");
                net.linear("fc", 3);
                net.activation("relu", ActivationFunction.RELU);
            }),
            1,
            1,
            1);

    private static Weights weights(double... features) {
        return new Weights(Map.of(
                "fc.weight", new double[3],
                "fc.bias", features,
                "out.weight", new double[] {1, 0, 2, 0, 4, 0},
                "out.bias", new double[2]));
    }

    private static final Batch ONE = new Batch(new float[] {1}, new int[] {1});

    @Test
    void aReluIsCrossedWhereItIsTold() {
        Textbook textbook = new Textbook(RELU);
        Weights weights = weights(NEAR, -NEAR, 0);
        double[] straight = textbook.gradients(weights, ONE, Set.of()).gradient("fc.bias");
        Sides sides = textbook.sides();
        assertEquals(List.of("relu"), sides.layers());
        assertArrayEquals(new int[] {1, 0, 0}, sides.sides().get(0));
        assertArrayEquals(new double[] {NEAR, NEAR, 0}, sides.distances().get(0));
        // dL/dz of the first logit is its probability, about a half; it passes the first unit only.
        double p = 1 / (1 + Math.exp(-NEAR));
        assertArrayEquals(new double[] {p, 0, 0}, straight, Tolerances.BY_HAND);

        Set<Place> second = Set.of(new Place(0, 1));
        double[] crossed = textbook.gradients(weights, ONE, second).gradient("fc.bias");
        double q = 1 / (1 + Math.exp(-3 * NEAR));
        assertArrayEquals(new double[] {q, 2 * q, 0}, crossed, Tolerances.BY_HAND);
        assertEquals(Optional.of(new Place(0, 1)), sides.firstDifference(textbook.sides()));

        assertArrayEquals(straight, textbook.gradients(weights, ONE, Set.of()).gradient("fc.bias"));
        assertEquals(Optional.empty(), sides.firstDifference(textbook.sides()));
    }

    @Test
    void whatIsExactlyOnTheKinkIsNotNear() {
        Textbook textbook = new Textbook(RELU);
        textbook.gradients(weights(2 * NEAR, 0, -NEAR), ONE, Set.of());
        Sides sides = textbook.sides();
        assertEquals(List.of(new Place(0, 2), new Place(0, 0)), sides.near(new double[] {1}, 9));
        assertEquals(List.of(new Place(0, 2)), sides.near(new double[] {1}, 1));
        assertEquals(List.of(new Place(0, 2)), sides.near(new double[] {1.5 * NEAR}, 9));
    }

    @Test
    void aStepOnTheOtherSideUpdatesAccordingly() {
        Textbook textbook = new Textbook(RELU);
        Weights weights = weights(NEAR, 1, 1);
        Weights after = textbook.step(weights, ONE, Set.of(new Place(0, 0)), 1);
        assertEquals(NEAR, after.tensors().get("fc.bias")[0], "no gradient passes");
        assertTrue(after.tensors().get("fc.bias")[1] < 1);
    }

    @Test
    void aPoolingWindowIsCrossedToItsSecondPixel() {
        NetworkSettings pooling = settings(
                new Chain(net -> {
                    net.maxPool2d("pool", new Window(2, 2, 0));
                    net.flatten("flatten");
                }),
                1,
                2,
                4);
        Textbook textbook = new Textbook(pooling);
        Weights weights = new Weights(Map.of("out.weight", new double[] {1, 0, 1, 0}, "out.bias", new double[2]));
        Batch batch = new Batch(new float[] {1, 5, 2, 2, 4, 3, 2, 2}, new int[] {1});
        textbook.gradients(weights, batch, Set.of());
        Sides sides = textbook.sides();
        assertArrayEquals(new int[] {1, 2}, sides.sides().get(0));
        assertArrayEquals(new double[] {1, 0}, sides.distances().get(0));
        assertEquals(List.of(new Place(0, 0)), sides.near(new double[] {2}, 9), "equal pixels have one convention");
        textbook.gradients(weights, batch, Set.of(new Place(0, 0)));
        assertArrayEquals(new int[] {4, 2}, textbook.sides().sides().get(0));
    }

    @Test
    void everyLayerOfAResNetHasItsName() {
        NetworkSettings settings = settings(new ResNet18(Stem.SEVEN, 2), 3, 16, 16);
        NetworkSpec network = settings.network();
        Textbook textbook = new Textbook(settings);
        Batch batch = new Batch(new float[2 * 3 * 16 * 16], new int[2]);
        textbook.gradients(drawn(network), batch, Set.of());
        Map<String, NamedLayer> byName = new HashMap<>();
        network.allLayers().forEach(layer -> byName.put(layer.name(), layer));
        Sides sides = textbook.sides();
        assertEquals("layer4.1", sides.layers().get(sides.layers().size() - 1));
        assertEquals(1 + 1 + 8 + 8, sides.layers().size(), "ReLU and pool of the stem, ReLU and sum of eight blocks");
        for (int i = 0; i < sides.layers().size(); i++) {
            NamedLayer layer = byName.get(sides.layers().get(i));
            boolean block = layer.name().matches("layer\\d\\.\\d");
            assertEquals(
                    2 * (block ? layer.output() : layer.input()).size(),
                    sides.inputs().get(i).length,
                    layer.name());
        }
    }

    @Test
    void roundingIsThatOfFloat() {
        Textbook textbook = new Textbook(RELU);
        double[] rounding = textbook.rounding(weights(1, -1, 1), ONE);
        assertEquals(0x1p-24, rounding[0], 1e-15);
    }

    private static Weights drawn(NetworkSpec network) {
        return InitialWeights.draw(network.tensors(), Initializer.KAIMING_NORMAL, Initializer.DEFAULT_SCALE, 1);
    }
}
