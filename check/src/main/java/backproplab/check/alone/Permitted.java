package backproplab.check.alone;

import java.util.List;
import java.util.Set;

/**
 * Which of our classes a submission may name: interfaces, tensors and descriptions, but not the textbook nor the fast engine, which would do
 * the exercise for it. This is what a submission names in its own code; {@link Guard} keeps it from what Java would fetch by name for it.
 *
 * <p>Descriptions hold some formulas, which engines share and a submission can call: {@code ActivationFunction.value} and {@code
 * derivative}, {@code OptimizerSpec.adamRate}, {@code DropoutMask}. Whoever grades an activation on its own should read it.
 */
final class Permitted {
    private static final String OURS = "backproplab.";
    /** What networks are, and arrays with a shape. */
    private static final List<String> PACKAGES =
            List.of("backproplab.network.layer.", "backproplab.network.rule.", "backproplab.network.shape.");

    private static final Set<String> TYPES = Set.of(
            "backproplab.network.NetworkException",
            "backproplab.manual.tensor.Tensor",
            "backproplab.manual.tensor.DoubleTensor",
            "backproplab.manual.tensor.FloatTensor",
            "backproplab.manual.layer.Layer",
            "backproplab.manual.layer.PlannedLayer",
            "backproplab.manual.layer.Parameter",
            "backproplab.manual.layer.Pass",
            "backproplab.manual.layer.State",
            "backproplab.manual.layer.InPlaceDescent",
            "backproplab.manual.loss.Loss",
            "backproplab.manual.loss.L2Penalty",
            "backproplab.manual.optim.Optimizer",
            "backproplab.manual.optim.OptimizerState",
            "backproplab.manual.optim.StatefulOptimizer",
            "backproplab.check.part.InitialValues",
            "backproplab.check.part.TwoLayerNet");

    private Permitted() {}

    /**
     * Whether a submission may name a class.
     *
     * @param name its full name, as {@link Class#getName} has it
     * @return true as well for all that is not ours
     */
    static boolean names(String name) {
        if (!name.startsWith(OURS)) {
            return true;
        }
        int nested = name.indexOf('$');
        String outer = nested < 0 ? name : name.substring(0, nested);
        return TYPES.contains(outer) || PACKAGES.stream().anyMatch(outer::startsWith);
    }
}
