package backproplab.check.mistake;

import backproplab.network.rule.OptimizerSpec;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * The two right ways to write Adam's step, from the averages m and v and their corrections {@code c1 = 1 - beta1^t} and {@code c2 = 1 -
 * beta2^t}. They differ in what epsilon is added to, which shows where gradients are small.
 */
enum AdamForm {
    /** {@code -lr sqrt(c2) / c1 m / (sqrt(v) + epsilon)}: the end of the paper's section 2, and {@link OptimizerSpec.Kind#ADAM}. */
    CORRECTED_RATE {
        @Override
        double move(OptimizerSpec spec, double[] mv, double lr, double c1, double c2) {
            return -lr * Math.sqrt(c2) / c1 * mv[0] / (Math.sqrt(mv[1]) + spec.epsilon());
        }
    },
    /** {@code -lr (m / c1) / (sqrt(v / c2) + epsilon)}: the paper's algorithm 1, PyTorch and most courses. */
    CORRECTED_AVERAGES {
        @Override
        double move(OptimizerSpec spec, double[] mv, double lr, double c1, double c2) {
            return -lr * (mv[0] / c1) / (Math.sqrt(mv[1] / c2) + spec.epsilon());
        }
    };

    /** What x moves by. */
    abstract double move(OptimizerSpec spec, double[] mv, double lr, double c1, double c2);

    /** The same, with the corrections of step t. */
    double move(OptimizerSpec spec, double[] mv, double lr, long t) {
        return move(spec, mv, lr, c1(spec, t), c2(spec, t));
    }

    static double c1(OptimizerSpec spec, long t) {
        return 1 - StrictMath.pow(spec.beta1(), t);
    }

    static double c2(OptimizerSpec spec, long t) {
        return 1 - StrictMath.pow(spec.beta2(), t);
    }

    /** Something of each form, {@link #CORRECTED_RATE} first. */
    static <T> List<T> each(Function<AdamForm, T> make) {
        return Arrays.stream(values()).map(make).toList();
    }
}
