package backproplab.dl4j;

import java.util.Map;

/** One layer on flat row-major arrays; forward keeps what backward needs. */
interface PlainLayer {

    double[] forward(double[] x, int n, boolean training);

    /** Takes the gradient of the output, stores those of the parameters, returns that of the input. */
    double[] backward(double[] dy, int n);

    /** Called once after each training step. */
    default void stepDone() {}

    /** Values and gradients by name; empty without parameters. */
    default Map<String, Parameter> parameters() {
        return Map.of();
    }

    /** Running values by name. */
    default Map<String, Parameter> statistics() {
        return Map.of();
    }

    /** A tensor, its gradient, and two state numbers of the update rule for each element. */
    record Parameter(double[] value, double[] gradient, double[][] state) {
        Parameter(int size) {
            this(new double[size], new double[size], new double[size][2]);
        }
    }
}
