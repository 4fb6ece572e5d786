package backproplab.experiments.tune;

import backproplab.network.init.Weights;
import backproplab.network.layer.NetworkSpec;
import backproplab.network.layer.TensorSpec;
import java.util.List;
import java.util.Map;

/**
 * What became of a trained tensor, and whether a gradient reaches it.
 *
 * @param tensor which
 * @param zeros how many numbers of its gradient are exactly 0
 * @param silentUnits how many output units, columns of a linear weight [in, out] or kernels of a convolution [out, in, kh, kw], have a
 *     gradient of zeros alone; 0 of other tensors
 * @param units how many there are; 0 of other tensors
 * @param moved {@code ||w - w0|| / ||w0||}, the distance from where it began; where that was 0 the distance itself
 */
record TensorFacts(TensorSpec tensor, int zeros, int silentUnits, int units, double moved) {

    /**
     * Looks at every trained tensor.
     *
     * @param network the layers
     * @param gradients of each, as {@link TrainingPass} has them
     * @param now the weights after training
     * @param initial the weights that it began with
     * @return in the order of the layers
     */
    static List<TensorFacts> of(NetworkSpec network, Map<String, double[]> gradients, Weights now, Weights initial) {
        return network.tensors().stream()
                .filter(tensor -> tensor.role().trained())
                .map(tensor -> of(
                        tensor,
                        gradients.get(tensor.name()),
                        initial.tensors().get(tensor.name()),
                        now.tensors().get(tensor.name())))
                .toList();
    }

    static TensorFacts of(TensorSpec tensor, double[] gradient, double[] before, double[] now) {
        int zeros = 0;
        for (double value : gradient) {
            zeros += value == 0 ? 1 : 0;
        }
        boolean weight = tensor.role() == TensorSpec.Role.WEIGHT;
        boolean linear = tensor.shape().rank() == 2;
        int units = weight ? tensor.shape().dim(linear ? 1 : 0) : 0;
        int silent = 0;
        for (int unit = 0; unit < units; unit++) {
            silent += silent(gradient, unit, units, linear) ? 1 : 0;
        }
        return new TensorFacts(tensor, zeros, silent, units, moved(before, now));
    }

    private static boolean silent(double[] gradient, int unit, int units, boolean linear) {
        int each = gradient.length / units;
        for (int i = 0; i < each; i++) {
            if (gradient[linear ? i * units + unit : unit * each + i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static double moved(double[] before, double[] now) {
        double distance = 0;
        double size = 0;
        for (int i = 0; i < before.length; i++) {
            distance += (now[i] - before[i]) * (now[i] - before[i]);
            size += before[i] * before[i];
        }
        return Math.sqrt(size > 0 ? distance / size : distance);
    }

    String name() {
        return tensor.name();
    }

    /** Whether no number of its gradient is other than 0. */
    boolean withoutGradient() {
        return zeros == tensor.shape().size();
    }

    /** Whether every number is what it was before training. */
    boolean unmoved() {
        return moved == 0;
    }

    double silentPct() {
        return units == 0 ? 0 : 100.0 * silentUnits / units;
    }
}
