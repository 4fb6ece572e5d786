package backproplab.dl4j;

import backproplab.dl4j.custom.ExactLeakyRelu;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationTanH;

/** Elementwise nonlinearities. */
public enum Dl4jActivation {
    /** {@code max(0, x)}. */
    RELU,
    /** {@code x} for {@code x >= 0}, else {@code LEAKY_SLOPE * x}. */
    LEAKY_RELU,
    /** {@code 1 / (1 + exp(-x))}. */
    SIGMOID,
    /** {@code tanh(x)}. */
    TANH;

    /** Slope of the leaky ReLU below zero: 0.01, the default of DL4J and of PyTorch. */
    public static final double LEAKY_SLOPE = 0.01;

    /**
     * Finds a nonlinearity by its neutral name.
     *
     * @param name such as "leaky_relu", in any case
     * @return the function
     * @throws UnsupportedByDl4jException if there is none
     */
    public static Dl4jActivation named(String name) {
        return Arrays.stream(values())
                .filter(function -> function.label().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> UnsupportedByDl4jException.unknown(
                        "activation",
                        name,
                        Arrays.stream(values()).map(Dl4jActivation::label).collect(Collectors.joining(", "))));
    }

    /** A new function object, since DL4J's layers keep their own. */
    IActivation create() {
        return switch (this) {
            case RELU -> new ActivationReLU();
            case LEAKY_RELU -> new ExactLeakyRelu(LEAKY_SLOPE);
            case SIGMOID -> new ActivationSigmoid();
            case TANH -> new ActivationTanH();
        };
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
