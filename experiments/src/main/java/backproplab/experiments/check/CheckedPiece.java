package backproplab.experiments.check;

import java.util.Map;

/** What report B checks: a layer, two in a row, a network or an update. */
public enum CheckedPiece {
    /** A fully connected layer, 4 x 6 values to 4 x 5: {@code forward}, {@code dx}, {@code dw}, {@code db}. */
    LINEAR("4 x 6 values to 4 x 5") {
        @Override
        Map<String, Double> errors(long seed) {
            return LayerChecks.linear(seed);
        }
    },
    /** ReLU of 4 x 6 values: {@code forward}, {@code backward}. */
    RELU("4 x 6 values") {
        @Override
        Map<String, Double> errors(long seed) {
            return LayerChecks.relu(seed);
        }
    },
    /** The same layer with ReLU behind it: {@code dx}, {@code dw}, {@code db}. */
    LINEAR_RELU("4 x 6 values to 4 x 5") {
        @Override
        Map<String, Double> errors(long seed) {
            return LayerChecks.linearRelu(seed);
        }
    },
    /** A network 5-10-7 on 4 samples, softmax and cross-entropy: {@code W1}, {@code b1}, {@code W2}, {@code b2}. */
    TWO_LAYERS("a network 5-10-7 on 4 samples") {
        @Override
        Map<String, Double> errors(long seed) {
            return TwoLayerCheck.errors(seed, 0);
        }
    },
    /** The same with an L2 penalty of 0.7. */
    TWO_LAYERS_PENALTY("a network 5-10-7 on 4 samples") {
        @Override
        Map<String, Double> errors(long seed) {
            return TwoLayerCheck.errors(seed, PENALTY);
        }
    },
    /** One classical momentum update of 20 values: {@code next_w}, {@code velocity}. */
    MOMENTUM("20 values, rho 0.9, lr 0.001") {
        @Override
        Map<String, Double> errors(long seed) {
            return MomentumCheck.errors(seed);
        }
    };

    private static final double PENALTY = 0.7;

    private final String size;

    CheckedPiece(String size) {
        this.size = size;
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
    abstract Map<String, Double> errors(long seed);
}
