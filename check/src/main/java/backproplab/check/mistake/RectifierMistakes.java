package backproplab.check.mistake;

import backproplab.manual.layer.Pass;
import backproplab.manual.layer.PlannedLayer;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.LayerSpec;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;

/** What goes wrong in ReLU and leaky ReLU. */
final class RectifierMistakes {
    private static final double SLOPE = ActivationFunction.LEAKY_SLOPE;

    private RectifierMistakes() {}

    static List<Mistake> all() {
        return Stream.of(relu(), leakyForRelu(), leakyRelu(), otherSlopes())
                .flatMap(List::stream)
                .toList();
    }

    static List<Mistake> relu() {
        return new ActivationSteps.Of(ActivationFunction.RELU)
                .backward(
                        "mask-ge",
                        "the mask is x >= 0: at 0 the gradient goes through, where it is taken as 0",
                        "is it x > 0?",
                        (x, y, dy) -> x >= 0 ? dy : 0)
                .backward(
                        "mask-from-dy",
                        "the mask is taken from dy: dx is max(dy, 0)",
                        "is it x, or y, of forward that is asked to be above 0?",
                        (x, y, dy) -> Math.max(dy, 0))
                .backward(
                        "no-mask",
                        "there is no mask: dx is dy",
                        "is dy zero where x was not above 0?",
                        (x, y, dy) -> dy)
                .backward(
                        "mask-from-x-and-dy",
                        "negative gradients are lost: dy goes through only where x and dy are above 0",
                        "is dy asked anything? The mask is x > 0 alone",
                        (x, y, dy) -> x > 0 ? Math.max(dy, 0) : 0)
                .backward(
                        "mask-turned-round",
                        "the mask is turned round: dy goes through where x is not above 0",
                        "is dy kept where x > 0, and zero elsewhere?",
                        (x, y, dy) -> x > 0 ? 0 : dy)
                .backward(
                        "times-y",
                        "dy is multiplied by y, where it is to be multiplied by the mask, 1 or 0",
                        "is the factor 1 where x > 0?",
                        (x, y, dy) -> dy * y)
                .backward(
                        "without-dy",
                        "dx is the mask itself, without dy",
                        "is the derivative multiplied by dy?",
                        (x, y, dy) -> x > 0 ? 1 : 0)
                .another(
                        "leaky",
                        "this is exactly leaky ReLU: below 0 it is 0.01 x",
                        "is it max(x, 0)?",
                        ActivationFunction.LEAKY_RELU)
                .both(
                        "min",
                        "it keeps the negative numbers: it is min(x, 0)",
                        "is it max(x, 0)?",
                        x -> Math.min(x, 0),
                        (x, y, dy) -> x < 0 ? dy : 0)
                .both("absolute", "it is |x|", "is it max(x, 0)?", Math::abs, (x, y, dy) -> x > 0 ? dy : -dy)
                .layer(
                        "mask-not-cleared",
                        "the mask is not cleared: where x was ever above 0, dy goes through for ever",
                        "does forward write both values of the mask, or only true?",
                        "ActivationLoops.backward",
                        MaskNotCleared::new)
                .habits()
                .all();
    }

    private static List<Mistake> leakyForRelu() {
        return new ActivationSteps.Of(ActivationFunction.RELU)
                .forward(
                        "leaky-forward",
                        "forward is leaky ReLU's: below 0 it is 0.01 x",
                        "is it max(x, 0)?",
                        ActivationFunction.LEAKY_RELU::value)
                .all();
    }

    private static List<Mistake> leakyRelu() {
        return new ActivationSteps.Of(ActivationFunction.LEAKY_RELU)
                .both(
                        "slope-on-wrong-side",
                        "the slope 0.01 is on the wrong side: above 0",
                        "is it x where x > 0, and 0.01 x elsewhere?",
                        x -> x > 0 ? SLOPE * x : x,
                        (x, y, dy) -> x > 0 ? SLOPE * dy : dy)
                .backward(
                        "derivative-zero",
                        "below 0 the derivative is 0, as ReLU has it; it is the slope 0.01",
                        "is dx 0.01 dy where x is not above 0?",
                        (x, y, dy) -> x > 0 ? dy : 0)
                .backward(
                        "mask-ge",
                        "the mask is x >= 0: at 0 the derivative is 1, where it is taken as 0.01",
                        "is it x > 0?",
                        (x, y, dy) -> x >= 0 ? dy : SLOPE * dy)
                .backward(
                        "mask-from-dy",
                        "the mask is taken from dy: the slope is applied where dy is not above 0",
                        "is it x, or y, of forward that is asked to be above 0?",
                        (x, y, dy) -> dy > 0 ? dy : SLOPE * dy)
                .backward(
                        "no-slope",
                        "there is no slope in backward: dx is dy",
                        "is dx 0.01 dy below 0?",
                        (x, y, dy) -> dy)
                .backward(
                        "derivative-on-wrong-side",
                        "forward is right, but backward has the slope above 0",
                        "is dx dy where x > 0, and 0.01 dy elsewhere?",
                        (x, y, dy) -> x > 0 ? SLOPE * dy : dy)
                .backward(
                        "without-dy",
                        "dx is the derivative itself, without dy",
                        "is the derivative multiplied by dy?",
                        (x, y, dy) -> x > 0 ? 1 : SLOPE)
                .backward(
                        "derivative-times-x",
                        "below 0 the derivative is 0.01 x; it is 0.01",
                        "is the function put where its derivative belongs?",
                        (x, y, dy) -> x > 0 ? dy : SLOPE * x * dy)
                .habits()
                .all();
    }

    private static List<Mistake> otherSlopes() {
        return new ActivationSteps.Of(ActivationFunction.LEAKY_RELU)
                .both(
                        "slope-negative",
                        "the slope has the wrong sign: below 0 it is -0.01 x",
                        "is it 0.01 x, which is negative there?",
                        x -> x > 0 ? x : -SLOPE * x,
                        (x, y, dy) -> x > 0 ? dy : -SLOPE * dy)
                .another(
                        "relu",
                        "this is exactly ReLU: below 0 it is 0",
                        "is it 0.01 x where x is not above 0?",
                        ActivationFunction.RELU)
                .forward(
                        "relu-forward",
                        "forward is ReLU's: below 0 it is 0",
                        "is it 0.01 x where x is not above 0?",
                        ActivationFunction.RELU::value)
                .both("slope-0.1", "the slope is 0.1, not 0.01", "which slope?", withSlope(0.1), gradient(0.1))
                .both("slope-0.2", "the slope is 0.2, not 0.01", "which slope?", withSlope(0.2), gradient(0.2))
                .both(
                        "slope-0.3",
                        "the slope is 0.3, Keras' default, not 0.01",
                        "which slope?",
                        withSlope(0.3),
                        gradient(0.3))
                .all();
    }

    private static DoubleUnaryOperator withSlope(double slope) {
        return x -> x > 0 ? x : slope * x;
    }

    private static ActivationSteps.Back gradient(double slope) {
        return (x, y, dy) -> x > 0 ? dy : slope * dy;
    }

    /** Remembers where x was above 0 in any batch so far. */
    private static final class MaskNotCleared extends PlannedLayer<DoubleTensor> {
        private boolean[] mask = new boolean[0];

        MaskNotCleared(LayerSpec.Activation spec) {
            super(spec);
        }

        @Override
        protected void forward(DoubleTensor x, DoubleTensor y, Pass pass) {
            mask = Arrays.copyOf(mask, Math.max(mask.length, x.size()));
            for (int i = 0; i < x.size(); i++) {
                mask[i] |= x.data()[i] > 0;
                y.data()[i] = Math.max(x.data()[i], 0);
            }
        }

        @Override
        protected void backward(DoubleTensor x, DoubleTensor y, DoubleTensor dy, DoubleTensor dx) {
            for (int i = 0; dx != null && i < dx.size(); i++) {
                dx.data()[i] = mask[i] ? dy.data()[i] : 0;
            }
        }
    }
}
