package backproplab.experiments.weights;

import backproplab.datasets.Normalization;
import backproplab.datasets.NormalizeMode;
import backproplab.experiments.weights.safetensors.Dtype;
import backproplab.experiments.weights.safetensors.SafeTensor;
import backproplab.files.failure.Quoted;
import backproplab.network.init.Weights;
import backproplab.network.layer.TensorSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** The tensors of a weight file: made from weights, and compared with those that a network has. */
final class TensorList {
    /** What the names of tensors begin with that belong to the normalization: {@value}. */
    static final String NORMALIZATION = "normalization.";

    private TensorList() {}

    /** F64 comes first, which keeps every number aligned. */
    static List<SafeTensor> of(Weights weights, NetworkDescription network) {
        List<SafeTensor> all = new ArrayList<>();
        Normalization normalization = network.normalization();
        boolean perPixel = normalization.mode() == NormalizeMode.MEAN;
        int[] shape = perPixel
                ? new int[] {network.channels(), network.height(), network.width()}
                : new int[] {network.channels()};
        addStatistic(all, "mean", shape, normalization.mean());
        addStatistic(all, "std", shape, normalization.std());
        Dtype dtype = Dtype.holding(weights.tensors().values().stream().flatMapToDouble(Arrays::stream));
        for (TensorSpec spec : network.tensors()) {
            double[] values = weights.tensors().get(spec.name());
            if (values == null) {
                throw new IllegalArgumentException("no values for " + spec.name());
            }
            all.add(checked(
                    new SafeTensor(spec.name(), dtype, extents(spec.shape().toArray()), values)));
        }
        return all;
    }

    private static void addStatistic(List<SafeTensor> all, String name, int[] shape, double[] values) {
        if (values.length > 0) {
            all.add(checked(new SafeTensor(NORMALIZATION + name, Dtype.F64, extents(shape), values)));
        }
    }

    private static SafeTensor checked(SafeTensor tensor) {
        OptionalInt bad = firstNonFinite(tensor);
        if (bad.isPresent()) {
            throw new IllegalArgumentException(tensor.name() + " holds " + tensor.values()[bad.getAsInt()]
                    + " at index " + bad.getAsInt() + ": a network that diverged is not saved");
        }
        return tensor;
    }

    static OptionalInt firstNonFinite(SafeTensor tensor) {
        double[] values = tensor.values();
        return IntStream.range(0, values.length)
                .filter(i -> !Double.isFinite(values[i]))
                .findFirst();
    }

    static List<Long> extents(int... shape) {
        return Arrays.stream(shape).asLongStream().boxed().toList();
    }

    /** Says of the first tensor that differs how; in the order of the network, then of the file. */
    static Optional<String> firstMisfit(Path file, Map<String, SafeTensor> tensors, List<TensorSpec> expected) {
        Map<String, SafeTensor> left = new HashMap<>(tensors);
        for (TensorSpec spec : expected) {
            List<Long> needed = extents(spec.shape().toArray());
            SafeTensor found = left.remove(spec.name());
            if (found == null) {
                return Optional.of(file + " has no tensor " + spec.name() + ", the network needs one of " + needed);
            }
            if (!found.shape().equals(needed)) {
                return Optional.of(spec.name() + " in " + file + " is "
                        + Quoted.of(found.shape().toString()) + ", the network needs " + needed);
            }
        }
        return tensors.values().stream()
                .filter(tensor -> left.containsKey(tensor.name()))
                .findFirst()
                .map(tensor -> Quoted.of(tensor.name()) + " "
                        + Quoted.of(tensor.shape().toString()) + " in " + file + " belongs to no layer of the network");
    }
}
