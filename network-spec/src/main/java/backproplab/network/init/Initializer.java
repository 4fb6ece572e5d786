package backproplab.network.init;

import backproplab.network.layer.TensorSpec;
import java.util.Locale;

/**
 * How weights are drawn. With fan-in {@code IN} (inputs that reach one output: IN of a linear layer, C * kernel^2 of a
 * convolution) and fan-out {@code OUT} (OUT, or OUT * kernel^2):
 *
 * <table>
 *   <caption>Distributions</caption>
 *   <tr><th>name</th><th>distribution</th><th>source</th></tr>
 *   <tr><td>normal</td><td>N(0, scale^2)</td><td>scale is given; {@value #DEFAULT_SCALE} by default</td></tr>
 *   <tr><td>kaiming-normal</td><td>N(0, 2 / IN)</td><td>He et al. 2015, for ReLU</td></tr>
 *   <tr><td>kaiming-uniform</td><td>U(-a, a), a = sqrt(6 / IN)</td><td>the same variance</td></tr>
 *   <tr><td>xavier-normal</td><td>N(0, 2 / (IN + OUT))</td><td>the variance of the next</td></tr>
 *   <tr><td>xavier-uniform</td><td>U(-a, a), a = sqrt(6 / (IN + OUT))</td><td>Glorot and Bengio 2010, equation 16</td></tr>
 *   <tr><td>pytorch</td><td>U(-a, a), a = 1 / sqrt(IN), biases too</td><td>PyTorch's default for Linear and Conv2d:
 *   {@code reset_parameters} in torch/nn/modules</td></tr>
 * </table>
 *
 * <p>Biases are drawn by {@link #PYTORCH} alone; all others leave them 0.
 */
public enum Initializer {
    /** N(0, scale^2). */
    NORMAL {
        @Override
        double draw(RandomStream random, double scale, int fanIn, int fanOut) {
            return scale * random.gaussian();
        }
    },
    /** N(0, 2 / IN). */
    KAIMING_NORMAL {
        @Override
        double draw(RandomStream random, double scale, int fanIn, int fanOut) {
            return Math.sqrt(2.0 / fanIn) * random.gaussian();
        }
    },
    /** U(-a, a), a = sqrt(6 / IN). */
    KAIMING_UNIFORM {
        @Override
        double draw(RandomStream random, double scale, int fanIn, int fanOut) {
            return Math.sqrt(6.0 / fanIn) * random.symmetric();
        }
    },
    /** N(0, 2 / (IN + OUT)). */
    XAVIER_NORMAL {
        @Override
        double draw(RandomStream random, double scale, int fanIn, int fanOut) {
            return Math.sqrt(2.0 / ((double) fanIn + fanOut)) * random.gaussian();
        }
    },
    /** U(-a, a), a = sqrt(6 / (IN + OUT)). */
    XAVIER_UNIFORM {
        @Override
        double draw(RandomStream random, double scale, int fanIn, int fanOut) {
            return Math.sqrt(6.0 / ((double) fanIn + fanOut)) * random.symmetric();
        }
    },
    /** U(-a, a), a = 1 / sqrt(IN), biases too. */
    PYTORCH {
        @Override
        double draw(RandomStream random, double scale, int fanIn, int fanOut) {
            return random.symmetric() / Math.sqrt(fanIn);
        }

        @Override
        boolean draws(TensorSpec.Role role) {
            return role == TensorSpec.Role.WEIGHT || role == TensorSpec.Role.BIAS;
        }
    };

    /** Standard deviation of {@link #NORMAL} when none is given: {@value}. */
    public static final double DEFAULT_SCALE = 0.01;

    abstract double draw(RandomStream random, double scale, int fanIn, int fanOut);

    /** Whether tensors of a role are drawn; all others have a value of their own to start from. */
    boolean draws(TensorSpec.Role role) {
        return role == TensorSpec.Role.WEIGHT;
    }

    /**
     * Draws weights in row-major order, rounded to float so that single and double precision start from equal values.
     *
     * @param count how many
     * @param fanIn inputs that reach one output
     * @param fanOut outputs that one input reaches
     * @param scale standard deviation of {@link #NORMAL}; unused by the others
     * @param random where the numbers come from
     * @return the weights
     */
    public double[] draw(int count, int fanIn, int fanOut, double scale, RandomStream random) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) draw(random, scale, fanIn, fanOut);
        }
        return values;
    }

    /**
     * The name used on the command line and in files.
     *
     * @return for example {@code kaiming-normal}
     */
    public String token() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
