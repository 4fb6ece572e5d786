package backproplab.dl4j;

import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Finds where a network first holds NaN or infinity. */
final class FiniteCheck {

    private FiniteCheck() {}

    static Optional<String> firstNonFinite(BuiltNetwork built, INDArray features) {
        if (!finite(features)) {
            return Optional.of("input");
        }
        Map<String, INDArray> activations = built.net().feedForward(new INDArray[] {features}, false);
        for (BuiltNetwork.Node node : built.nodes()) {
            if (!parametersFinite(built, node) || !finite(activations.get(node.vertex()))) {
                return Optional.of(node.label());
            }
        }
        return Optional.empty();
    }

    private static boolean parametersFinite(BuiltNetwork built, BuiltNetwork.Node node) {
        if (node.name() != null) {
            for (INDArray parameter :
                    built.net().getLayer(node.vertex()).paramTable().values()) {
                if (!finite(parameter)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean finite(INDArray array) {
        for (double value : HostCopies.toDoubles(array)) {
            if (!Double.isFinite(value)) {
                return false;
            }
        }
        return true;
    }
}
