package backproplab.dl4j;

import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Finds where a network first holds NaN or infinity. */
final class FiniteCheck {

    private FiniteCheck() {}

    static Optional<String> firstNonFinite(BuiltNetwork built, INDArray features) {
        if (!finite(features)) {
            return Optional.of("input");
        }
        List<INDArray> activations = built.net().feedForward(features, false);
        for (int i = 0; i < built.labels().size(); i++) {
            // The list begins with the input.
            if (!parametersFinite(built, i) || !finite(activations.get(i + 1))) {
                return Optional.of(built.labels().get(i));
            }
        }
        return Optional.empty();
    }

    private static boolean parametersFinite(BuiltNetwork built, int layer) {
        for (INDArray parameter : built.net().getLayer(layer).paramTable().values()) {
            if (!finite(parameter)) {
                return false;
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
