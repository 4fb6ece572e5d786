package backproplab.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class Dl4jModelBuilderTest {

    private static final TrainingSettings SETTINGS = TwinNets.settings(Precision.FLOAT, Dl4jOptimizer.SGD, 0);

    private static void refuses(String message, UnaryOperator<Dl4jModelBuilder> calls) {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> calls.apply(Dl4jModelBuilder.images(3, 8, 6))
                        .build(SETTINGS, null));
        assertEquals(message, e.getMessage());
    }

    @Test
    void linearNeedsFlatInput() {
        refuses("linear fc1 needs flat input but gets 3 x 8 x 6: call flatten() first", b -> b.linear("fc1", 4));
    }

    @Test
    void windowsNeedImages() {
        refuses("conv2d c1 needs C x H x W input but gets 144 features", b -> b.flatten()
                .conv2d("c1", 2, 3, 1, 1));
        refuses(
                "maxPool2d needs C x H x W input but gets 5 features",
                b -> b.flatten().linear("f", 5).maxPool2d(2, 2, 0));
        refuses("avgPool2d needs C x H x W input but gets 144 features", b -> b.flatten()
                .avgPool2d(2, 2, 0));
        refuses("globalAvgPool needs C x H x W input but gets 144 features", b -> b.flatten()
                .globalAvgPool());
        refuses("flatten() gets 144 features, which is flat already", b -> b.flatten()
                .flatten());
    }

    @Test
    void windowsMustFit() {
        refuses(
                "conv2d c1 on 3 x 8 x 6: kernel 7 with padding 0 does not fit into an input of size 6",
                b -> b.conv2d("c1", 2, 7, 1, 0));
        refuses(
                "maxPool2d on 2 x 4 x 3: kernel 2, stride 0, padding 0: kernel and stride must be at least 1, "
                        + "padding at least 0",
                b -> b.conv2d("c1", 2, 2, 2, 0).maxPool2d(2, 0, 0));
        refuses(
                "avgPool2d on 3 x 8 x 6: kernel 2, padding 2: padding must be below the kernel",
                b -> b.avgPool2d(2, 2, 2));
    }

    @Test
    void branchesMustFit() {
        refuses(
                "a residual block on 3 x 8 x 6 adds 4 x 4 x 3 of the main branch to 3 x 8 x 6 of the shortcut: "
                        + "give the shortcut a projection",
                b -> b.residual(main -> main.conv2d("c1", 4, 3, 2, 1), shortcut -> {}));
        refuses(
                "a residual block on 3 x 8 x 6 adds 144 features of the main branch to 3 x 8 x 6 of the shortcut: "
                        + "give the shortcut a projection",
                b -> b.residual(Dl4jModelBuilder::flatten, shortcut -> {}));
        refuses(
                "the main branch of a residual block on 3 x 8 x 6 has no layers",
                b -> b.residual(main -> {}, shortcut -> {}));
        refuses(
                "two layers are named c1",
                b -> b.residual(main -> main.conv2d("c1", 3, 3, 1, 1), shortcut -> shortcut.batchNorm("c1")));
        refuses("the network has 2 dropout layers but masks is null", b -> b.residual(
                        main -> main.dropout(0.1), shortcut -> shortcut.dropout(0.1))
                .flatten()
                .linear("f", 2));
    }

    @Test
    void buildInsideABranchIsRefused() {
        IllegalStateException e = assertThrows(IllegalStateException.class, () -> Dl4jModelBuilder.images(1, 2, 2)
                .flatten()
                .residual(main -> main.linear("f", 4).build(SETTINGS, null), shortcut -> {}));
        assertEquals("build() is called inside a residual block", e.getMessage());
    }

    @Test
    void namesMustBeGivenAndDiffer() {
        refuses("a layer with parameters needs a name, not ''", b -> b.batchNorm(""));
        refuses(
                "two layers are named a",
                b -> b.conv2d("a", 2, 3, 1, 1).flatten().linear("a", 2));
        refuses("a layer with parameters needs a name, not ' '", b -> b.flatten()
                .linear(" ", 2));
        refuses("a layer with parameters needs a name, not 'null'", b -> b.conv2d(null, 2, 3, 1, 1));
    }

    @Test
    void sizesMustBePositive() {
        refuses("linear f: out must be at least 1, not 0", b -> b.flatten().linear("f", 0));
        refuses("conv2d c: out must be at least 1, not -2", b -> b.conv2d("c", -2, 3, 1, 1));
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> Dl4jModelBuilder.images(1, 0, 5));
        assertEquals("image sizes must be at least 1, not 1 x 0 x 5", e.getMessage());
    }

    @Test
    void dropoutNeedsAProbabilityAndMasks() {
        refuses("dropout probability must be in [0, 1), not 1.0", b -> b.dropout(1));
        refuses("dropout probability must be in [0, 1), not NaN", b -> b.dropout(Double.NaN));
        refuses(
                "the network has 2 dropout layers but masks is null",
                b -> b.dropout(0.1).flatten().dropout(0.5).linear("f", 2));
    }

    @Test
    void theLastLayerIsLinear() {
        refuses("the last layer must be linear, its outputs are the logits; it is missing", b -> b);
        refuses(
                "the last layer must be linear, its outputs are the logits; it is Activation[function=RELU]",
                b -> b.flatten().linear("f", 2).activation(Dl4jActivation.RELU));
    }
}
