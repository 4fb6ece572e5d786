package backproplab.experiments.checkpoint;

import backproplab.experiments.weights.safetensors.Dtype;
import backproplab.experiments.weights.safetensors.SafeTensor;
import backproplab.network.engine.EngineState;
import backproplab.network.init.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tensors of a checkpoint: the network's own, those of its best epoch, and what its update rule remembers. */
final class CheckpointTensors {
    static final String WEIGHTS = "weights.";
    static final String BEST = "best.";
    private static final String OPTIMIZER = "optimizer.";

    private CheckpointTensors() {}

    /** F64 comes first, which keeps every number aligned. */
    static List<SafeTensor> of(OpenRun open) {
        List<SafeTensor> all = new ArrayList<>();
        EngineState state = open.state();
        state.weights().tensors().forEach((name, values) -> all.add(tensor(WEIGHTS + name, values)));
        open.progress().best().tensors().forEach((name, values) -> all.add(tensor(BEST + name, values)));
        for (int i = 0; i < state.optimizer().size(); i++) {
            all.add(tensor(OPTIMIZER + i, state.optimizer().get(i)));
        }
        all.sort(Comparator.comparing(SafeTensor::dtype).reversed());
        return all;
    }

    /** In single precision where that changes nothing. */
    private static SafeTensor tensor(String name, double[] values) {
        return new SafeTensor(name, Dtype.holding(Arrays.stream(values)), List.of((long) values.length), values);
    }

    /** The tensors whose names begin so, under the rest of their names. */
    static Weights named(List<SafeTensor> all, String prefix) {
        Map<String, double[]> values = new LinkedHashMap<>();
        for (SafeTensor tensor : all) {
            if (tensor.name().startsWith(prefix)) {
                values.put(tensor.name().substring(prefix.length()), tensor.values());
            }
        }
        return new Weights(values);
    }

    static List<double[]> optimizer(List<SafeTensor> all) {
        return all.stream()
                .filter(tensor -> tensor.name().startsWith(OPTIMIZER))
                .sorted(Comparator.comparingInt(
                        tensor -> Integer.parseInt(tensor.name().substring(OPTIMIZER.length()))))
                .map(SafeTensor::values)
                .toList();
    }
}
