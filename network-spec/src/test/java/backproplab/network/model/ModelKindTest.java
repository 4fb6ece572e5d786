package backproplab.network.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backproplab.network.shape.Shape;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModelKindTest {
    private static final Shape CIFAR = Shape.of(1, 3, 32, 32);

    @Test
    void tokensAreThoseOfTheCommandLine() {
        assertEquals(List.of("mlp", "cnn", "cnn-maxpool", "cnn-avgpool", "vgg", "resnet18"), ModelKind.tokens());
    }

    @ParameterizedTest
    @EnumSource
    void theModelMadeHasTheTokenAndReadsWhatItSays(ModelKind kind) {
        ModelSpec plain = ModelSpec.of(kind, 7);
        assertEquals(kind.token(), plain.model().token());
        long parameters = parameters(plain);
        assertEquals(kind.hasHiddenLayers(), parameters != parameters(plain.withHidden(List.of(9))));
        assertEquals(kind.hasStem(), parameters != parameters(plain.withStem(Stem.THREE)));
        assertEquals(kind.hasWidth(), parameters != parameters(plain.withWidth(4)));
    }

    private static long parameters(ModelSpec spec) {
        return spec.model().network(CIFAR, 10).parameterCount();
    }

    @Test
    void onlyWhatAModelReadsIsResolved() {
        assertEquals(Set.of("model", "hidden", "activation", "dropout"), keys(ModelKind.MLP));
        assertEquals(Set.of("model", "hidden", "activation", "dropout", "width"), keys(ModelKind.VGG));
        assertEquals(Set.of("model", "stem", "width"), keys(ModelKind.RESNET18));
        assertEquals(ResNet18.WIDTH, ModelSpec.of(ModelKind.RESNET18).resolved().get("width"));
        assertEquals(5, ModelSpec.of(ModelKind.VGG).withWidth(5).resolved().get("width"));
    }

    private static Set<String> keys(ModelKind kind) {
        return ModelSpec.of(kind).resolved().keySet();
    }
}
