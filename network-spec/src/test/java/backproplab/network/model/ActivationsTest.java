package backproplab.network.model;

import static backproplab.network.layer.ActivationFunction.RELU;
import static backproplab.network.layer.ActivationFunction.SIGMOID;
import static backproplab.network.layer.ActivationFunction.TANH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backproplab.network.layer.NamedLayer;
import backproplab.network.shape.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActivationsTest {
    private static final Shape IMAGE = Shape.of(1, 1, 8, 8);

    private static List<String> layers(Model model) {
        return model.network(IMAGE, 10).allLayers().stream()
                .map(NamedLayer::name)
                .filter(name -> name.startsWith("relu") || name.startsWith("sigmoid") || name.startsWith("tanh"))
                .toList();
    }

    @Test
    void eachHiddenLayerHasItsOwn() {
        Activations mixed = Activations.of(SIGMOID, RELU);
        assertEquals(List.of("sigmoid1", "relu2"), layers(new Mlp(List.of(4, 3), mixed, 0)));
        assertEquals(List.of("sigmoid_conv1", "sigmoid1", "relu2"), layers(new Cnn(List.of(4, 3), mixed, 0)));
        assertEquals(
                List.of("tanh_conv1", "tanh1", "relu2"),
                layers(new PooledCnn(PooledCnn.Pooling.MAX, List.of(4, 3), Activations.of(TANH, RELU), 0)));
        assertEquals(
                List.of("relu1_1", "relu1_2", "relu2_1", "relu2_2", "relu3_1", "relu3_2", "relu1", "tanh2"),
                layers(new Vgg(List.of(4, 3), Activations.of(RELU, TANH), 0, 2)));
    }

    @Test
    void oneIsForAll() {
        assertEquals(List.of("tanh1", "tanh2", "tanh3"), layers(new Mlp(List.of(4, 3, 2), TANH, 0)));
        assertEquals(Activations.of(TANH), Activations.of(TANH, TANH));
        assertEquals("tanh", Activations.of(TANH, TANH).text());
        assertEquals("relu,tanh,relu", Activations.of(RELU, TANH, RELU).text());
    }

    @Test
    void anotherNumberThanThatOfTheHiddenLayersIsRefused() {
        Model two = new Mlp(List.of(4, 3, 2), Activations.of(RELU, TANH), 0);
        assertEquals(
                "2 activations for 3 hidden layers",
                assertThrows(IllegalArgumentException.class, () -> layers(two)).getMessage());
        assertThrows(IllegalArgumentException.class, Activations::of);
    }
}
