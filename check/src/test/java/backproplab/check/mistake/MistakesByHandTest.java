package backproplab.check.mistake;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import backproplab.check.part.Parts;
import backproplab.check.part.TwoLayerNet;
import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Parameter;
import backproplab.manual.layer.Pass;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.DropoutMask;
import backproplab.network.layer.LayerSpec;
import backproplab.network.rule.OptimizerSpec;
import backproplab.network.shape.Shape;
import backproplab.network.shape.Window;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Some mistakes with numbers that a person can check. */
class MistakesByHandTest {
    private static final double CLOSE = 1e-12;

    private static Parts with(String id) {
        return Catalogue.all().stream()
                .filter(mistake -> mistake.id().equals(id))
                .map(mistake -> mistake.forms().get(0))
                .findFirst()
                .orElseThrow();
    }

    private static DoubleTensor tensor(Shape shape, double... values) {
        return DoubleTensor.wrap(values, shape);
    }

    private static double[] forward(Layer<DoubleTensor> layer, DoubleTensor x) {
        return layer.forward(x, Pass.training(0)).toDoubles();
    }

    @Test
    void biasGradientIsTheLastRow() {
        Layer<DoubleTensor> layer = with("linear-db-last-row").linear(new LayerSpec.Linear(1, 2));
        forward(layer, tensor(Shape.of(3, 1), 1, 1, 1));
        layer.backward(tensor(Shape.of(3, 2), 1, 2, 3, 4, 5, 6));
        assertArrayEquals(
                new double[] {5, 6}, layer.parameters().get(1).gradient().toDoubles());
    }

    @Test
    void kernelIsFlipped() {
        LayerSpec.Conv2d spec = new LayerSpec.Conv2d(1, 1, new Window(2, 1, 0), false);
        Layer<DoubleTensor> layer = with("conv2d-kernel-flipped").conv2d(spec);
        layer.parameters().get(0).value().copyFrom(new double[] {10, 20, 30, 40});
        double[] y = forward(layer, tensor(Shape.of(1, 1, 2, 2), 1, 2, 3, 4));
        assertArrayEquals(new double[] {40 + 2 * 30 + 3 * 20 + 4 * 10}, y);
    }

    @Test
    void allTiesGetTheWholeGradient() {
        Layer<DoubleTensor> layer = with("maxpool-all-ties").maxPool2d(new LayerSpec.MaxPool2d(new Window(2, 2, 0)));
        forward(layer, tensor(Shape.of(1, 1, 2, 2), 3, 1, 3, 3));
        assertArrayEquals(
                new double[] {5, 0, 5, 5},
                layer.backward(tensor(Shape.of(1, 1, 1, 1), 5)).toDoubles());
    }

    @Test
    void paddingIsNotCounted() {
        Layer<DoubleTensor> layer =
                with("avgpool-padding-not-counted").avgPool2d(new LayerSpec.AvgPool2d(new Window(3, 1, 1)));
        assertArrayEquals(new double[] {8}, forward(layer, tensor(Shape.of(1, 1, 1, 1), 8)));
    }

    @Test
    void varianceIsUnbiased() {
        Layer<DoubleTensor> layer = with("batchnorm-variance-unbiased").batchNorm(new LayerSpec.BatchNorm(1));
        double y = 1 / Math.sqrt(2 + 1e-5);
        assertArrayEquals(new double[] {-y, y}, forward(layer, tensor(Shape.of(2, 1), 0, 2)), CLOSE);
    }

    @Test
    void dropoutScalesTwice() {
        DropoutMask mask = new DropoutMask(1, 0, 0.5);
        Layer<DoubleTensor> layer = with("dropout-scaled-twice").dropout(new LayerSpec.Dropout(mask));
        double[] y = forward(layer, tensor(Shape.of(1, 3), 1, 1, 1));
        for (int i = 0; i < y.length; i++) {
            assertEquals(mask.keeps(mask.key(0), i) ? 4 : 0, y[i]);
        }
    }

    @Test
    void gradientGoesThroughAtZero() {
        Layer<DoubleTensor> layer = with("relu-mask-ge").activation(new LayerSpec.Activation(ActivationFunction.RELU));
        forward(layer, tensor(Shape.of(1, 3), -1, 0, 1));
        assertArrayEquals(
                new double[] {0, 7, 7},
                layer.backward(tensor(Shape.of(1, 3), 7, 7, 7)).toDoubles());
    }

    @Test
    void cachesOfTheFirstBatchAreKept() {
        Layer<DoubleTensor> layer =
                with("tanh-first-batch-kept").activation(new LayerSpec.Activation(ActivationFunction.TANH));
        DoubleTensor x = tensor(Shape.of(2, 1), 0, 0);
        forward(layer, x);
        x.data()[0] = 9;
        double[] y = forward(layer, tensor(Shape.of(1, 1), 1));
        assertArrayEquals(new double[] {Math.tanh(1)}, y, CLOSE);
        assertArrayEquals(
                new double[] {3}, layer.backward(tensor(Shape.of(1, 1), 3)).toDoubles(), CLOSE);
    }

    @Test
    void oneHotIsForgotten() {
        var loss = with("softmax-one-hot-forgotten").softmaxCrossEntropy(0);
        assertEquals(Math.log(2), loss.forward(tensor(Shape.of(1, 2), 0, 0), new int[] {0}), CLOSE);
        assertArrayEquals(new double[] {0.5, 0.5}, loss.backward().toDoubles(), CLOSE);
    }

    @Test
    void lossIsClipped() {
        var loss = with("softmax-clipped-at-1e-10").softmaxCrossEntropy(0);
        assertEquals(10 * Math.log(10), loss.forward(tensor(Shape.of(1, 2), 0, 1000), new int[] {0}), CLOSE);
    }

    @Test
    void penaltyHasNo2() {
        Parameter<DoubleTensor> weight = Parameter.of("W", tensor(Shape.of(1), 3), true);
        assertEquals(4.5, with("l2-gradient-without-2").l2Penalty(0.5).apply(List.of(weight)), CLOSE);
        assertEquals(1.5, weight.gradient().get(0), CLOSE);
    }

    private static double firstStep(String id, OptimizerSpec.Kind kind) {
        Parameter<DoubleTensor> weight = Parameter.of("W", tensor(Shape.of(1), 0), true);
        weight.gradient().set(0, 1);
        with(id).optimizer(OptimizerSpec.of(kind)).step(List.of(weight), 0.5);
        return weight.value().get(0);
    }

    @Test
    void rulesMoveWrongly() {
        assertEquals(-0.5 * 1.9, firstStep("momentum-look-ahead", OptimizerSpec.Kind.MOMENTUM), CLOSE);
        assertEquals(-0.5, firstStep("nesterov-classical", OptimizerSpec.Kind.NESTEROV), CLOSE);
        assertEquals(
                -0.5 * 0.1 / (Math.sqrt(0.001) + 1e-8),
                firstStep("adam-no-bias-correction", OptimizerSpec.Kind.ADAM),
                CLOSE);
        assertEquals(Double.NaN, firstStep("adam-step-from-0", OptimizerSpec.Kind.ADAM));
        assertEquals(-0.5 / (0.05 + 1e-8), firstStep("rmsprop-no-root", OptimizerSpec.Kind.RMSPROP), 1e-9);
    }

    @Test
    void secondLayerSeesWhatWentIntoRelu() {
        TwoLayerNet net = with("net-dW2-before-relu").twoLayerNet(1, 1, 2);
        net.parameters().get(0).value().set(0, -1);
        net.loss(tensor(Shape.of(1, 1), 1), new int[] {0}, 0);
        assertArrayEquals(
                new double[] {0.5, -0.5}, net.parameters().get(2).gradient().toDoubles(), CLOSE);
    }
}
