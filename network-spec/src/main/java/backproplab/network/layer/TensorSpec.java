package backproplab.network.layer;

import backproplab.network.shape.Shape;
import java.util.Locale;

/**
 * A tensor of a network before it exists.
 *
 * @param name {@code layer.role}, for example {@code fc1.weight}
 * @param shape in the neutral layout: linear [in, out], convolution [out, in, kh, kw], every other [C]
 * @param role what it is for
 * @param fanIn inputs that reach one output; 0 for batch norm
 * @param fanOut outputs that one input reaches; 0 for batch norm
 */
public record TensorSpec(String name, Shape shape, Role role, int fanIn, int fanOut) {

    /** Named within its layer: by its role. */
    static TensorSpec of(Role role, int fanIn, int fanOut, int... dims) {
        return new TensorSpec(role.name().toLowerCase(Locale.ROOT), Shape.of(dims), role, fanIn, fanOut);
    }

    TensorSpec within(String layer) {
        return new TensorSpec(layer + "." + name, shape, role, fanIn, fanOut);
    }

    /** What a tensor is for. */
    public enum Role {
        /** Multiplied with inputs; drawn at random. */
        WEIGHT(true, Double.NaN),
        /** Added to outputs. */
        BIAS(true, 0),
        /** Scale of batch norm. */
        GAMMA(true, 1),
        /** Shift of batch norm. */
        BETA(true, 0),
        /** Running mean of batch norm. */
        MEAN(false, 0),
        /** Running variance of batch norm. */
        VAR(false, 1);

        private final boolean trained;
        private final double start;

        Role(boolean trained, double start) {
            this.trained = trained;
            this.start = start;
        }

        /**
         * Whether gradients change it.
         *
         * @return false for running statistics
         */
        public boolean trained() {
            return trained;
        }

        /**
         * What every element is before training.
         *
         * @return the value; NaN for what is drawn at random
         */
        public double start() {
            return start;
        }
    }
}
