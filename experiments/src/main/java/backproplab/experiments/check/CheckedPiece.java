package backproplab.experiments.check;

import java.util.Map;
import java.util.function.LongFunction;

/** What report B checks: a layer, two in a row, a network or an update. */
public enum CheckedPiece {
    /** A fully connected layer, 4 x 6 values to 4 x 5: {@code forward}, {@code dx}, {@code dw}, {@code db}. */
    LINEAR("4 x 6 values to 4 x 5", LayerChecks::linear),
    /** ReLU of 4 x 6 values: {@code forward}, {@code backward}. */
    RELU("4 x 6 values", LayerChecks::relu),
    /** The same layer with ReLU behind it: {@code dx}, {@code dw}, {@code db}. */
    LINEAR_RELU("4 x 6 values to 4 x 5", LayerChecks::linearRelu),
    /** A network 5-10-7 on 4 samples, softmax and cross-entropy: {@code W1}, {@code b1}, {@code W2}, {@code b2}. */
    TWO_LAYERS("a network 5-10-7 on 4 samples", seed -> TwoLayerCheck.errors(seed, 0)),
    /** The same with an L2 penalty of 0.7. */
    TWO_LAYERS_PENALTY("a network 5-10-7 on 4 samples", seed -> TwoLayerCheck.errors(seed, TwoLayerCheck.PENALTY)),
    /** One classical momentum update of 20 values: {@code next_w}, {@code velocity}. */
    MOMENTUM("20 values, rho 0.9, lr 0.001", MomentumCheck::errors);

    private final String size;
    private final LongFunction<Map<String, Double>> errors;

    CheckedPiece(String size, LongFunction<Map<String, Double>> errors) {
        this.size = size;
        this.errors = errors;
    }

    /**
     * How large it is.
     *
     * @return for people
     */
    public String size() {
        return size;
    }

    /** Relative errors by tensor. */
    Map<String, Double> errors(long seed) {
        return errors.apply(seed);
    }
}
