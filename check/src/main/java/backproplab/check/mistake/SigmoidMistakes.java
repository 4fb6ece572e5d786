package backproplab.check.mistake;

import static backproplab.network.layer.ActivationFunction.SIGMOID;
import static backproplab.network.layer.ActivationFunction.TANH;

import java.util.List;
import java.util.stream.Stream;

/** What goes wrong in sigmoid and tanh. */
final class SigmoidMistakes {
    private SigmoidMistakes() {}

    static List<Mistake> all() {
        return Stream.concat(sigmoid().stream(), tanh().stream()).toList();
    }

    private static List<Mistake> sigmoid() {
        return new ActivationSteps.Of(SIGMOID)
                .backward(
                        "derivative-in-x",
                        "the derivative y (1 - y) is computed with x in place of y",
                        "is y of forward kept, or x?",
                        (x, y, dy) -> dy * x * (1 - x))
                .backward(
                        "sigmoid-twice",
                        "the derivative is taken at y: sigmoid is applied once more before y (1 - y)",
                        "is what backward gets to see x, or y already?",
                        (x, y, dy) -> dy * SIGMOID.value(y) * (1 - SIGMOID.value(y)))
                .backward(
                        "derivative-y",
                        "the derivative has no factor (1 - y)",
                        "is it y (1 - y)?",
                        (x, y, dy) -> dy * y)
                .backward(
                        "derivative-1-y",
                        "the derivative has no factor y",
                        "is it y (1 - y)?",
                        (x, y, dy) -> dy * (1 - y))
                .backward(
                        "derivative-of-tanh",
                        "the derivative is 1 - y^2: this is tanh's",
                        "is it y (1 - y)?",
                        (x, y, dy) -> dy * (1 - y * y))
                .backward(
                        "without-dy",
                        "dx is the derivative itself, without dy",
                        "is y (1 - y) multiplied by dy?",
                        (x, y, dy) -> y * (1 - y))
                .backward(
                        "no-derivative",
                        "there is no derivative: dx is dy",
                        "is dy multiplied by y (1 - y)?",
                        (x, y, dy) -> dy)
                .forward(
                        "exponent-sign",
                        "the exponent has the wrong sign: it is 1 / (1 + exp(x))",
                        "is it exp(-x)?",
                        x -> 1 / (1 + Math.exp(x)))
                .forward(
                        "overflow",
                        "exp(x) / (1 + exp(x)) overflows for large x: infinity over infinity is NaN",
                        "does it stay finite at x = 1000, as 1 / (1 + exp(-x)) does?",
                        x -> Math.exp(x) / (1 + Math.exp(x)))
                .forward("tanh", "forward is tanh(x)", "is it 1 / (1 + exp(-x))?", TANH::value)
                .habits()
                .all();
    }

    private static List<Mistake> tanh() {
        return new ActivationSteps.Of(TANH)
                .backward(
                        "derivative-1-y",
                        "the derivative is 1 - y; y is not squared",
                        "is it 1 - y * y?",
                        (x, y, dy) -> dy * (1 - y))
                .backward(
                        "derivative-in-x",
                        "the derivative 1 - y^2 is computed with x in place of y",
                        "is y of forward kept, or x?",
                        (x, y, dy) -> dy * (1 - x * x))
                .backward(
                        "tanh-twice",
                        "the derivative is taken at y: tanh is applied once more before 1 - y^2",
                        "is what backward gets to see x, or y already?",
                        (x, y, dy) -> dy * (1 - Math.tanh(y) * Math.tanh(y)))
                .backward(
                        "derivative-of-sigmoid",
                        "the derivative is y (1 - y): this is sigmoid's",
                        "is it 1 - y * y?",
                        (x, y, dy) -> dy * y * (1 - y))
                .backward(
                        "derivative-plus",
                        "the derivative is 1 + y^2",
                        "is it 1 minus y * y?",
                        (x, y, dy) -> dy * (1 + y * y))
                .backward(
                        "derivative-squared",
                        "the derivative is (1 - y)^2; only y is squared",
                        "is it 1 - y * y?",
                        (x, y, dy) -> dy * (1 - y) * (1 - y))
                .backward(
                        "without-dy",
                        "dx is the derivative itself, without dy",
                        "is 1 - y * y multiplied by dy?",
                        (x, y, dy) -> 1 - y * y)
                .backward(
                        "no-derivative",
                        "there is no derivative: dx is dy",
                        "is dy multiplied by 1 - y * y?",
                        (x, y, dy) -> dy)
                .forward(
                        "half-argument",
                        "it is tanh(x / 2), from 2 sigmoid(x) - 1",
                        "is it 2 sigmoid(2 x) - 1?",
                        x -> 2 * SIGMOID.value(x) - 1)
                .forward(
                        "overflow",
                        "(exp(x) - exp(-x)) / (exp(x) + exp(-x)) overflows for large |x|: infinity over infinity is NaN",
                        "does it stay finite at x = 1000, as Math.tanh does?",
                        x -> (Math.exp(x) - Math.exp(-x)) / (Math.exp(x) + Math.exp(-x)))
                .forward("sigmoid", "it is the sigmoid, 1 / (1 + exp(-x))", "is it tanh(x)?", SIGMOID::value)
                .habits()
                .all();
    }
}
