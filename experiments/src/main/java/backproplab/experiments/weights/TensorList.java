package backproplab.experiments.weights;

import backproplab.datasets.Normalization;
import backproplab.datasets.NormalizeMode;
import backproplab.experiments.weights.safetensors.Dtype;
import backproplab.experiments.weights.safetensors.SafeTensor;
import backproplab.network.init.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** The tensors of a weight file, made from weights. */
final class TensorList {
    /** What the names of tensors begin with that belong to the normalization: {@value}. */
    static final String NORMALIZATION = "normalization.";

    private TensorList() {}

    /**
     * Makes them of weights. F64 comes first, which keeps every number aligned.
     *
     * @param layout of the weights; PyTorch's leaves out the normalization, for which no module of PyTorch has a place
     */
    static List<SafeTensor> of(Weights weights, NetworkDescription network, WeightLayout layout) {
        List<SafeTensor> all = new ArrayList<>();
        if (layout == WeightLayout.NEUTRAL) {
            addStatistics(all, network);
        }
        Dtype dtype = Dtype.holding(weights.tensors().values().stream().flatMapToDouble(Arrays::stream));
        for (StoredTensor each : layout.tensors(network.network())) {
            double[] values = weights.tensors().get(each.spec().name());
            if (values == null) {
                throw new IllegalArgumentException(
                        "no values for " + each.spec().name());
            }
            all.add(checked(
                    each.spec().name(), new SafeTensor(each.name(), dtype, each.shape(), each.written(values))));
        }
        return all;
    }

    private static void addStatistics(List<SafeTensor> all, NetworkDescription network) {
        Normalization normalization = network.normalization();
        boolean perPixel = normalization.mode() == NormalizeMode.MEAN;
        int[] shape = perPixel
                ? new int[] {network.channels(), network.height(), network.width()}
                : new int[] {network.channels()};
        addStatistic(all, "mean", shape, normalization.mean());
        addStatistic(all, "std", shape, normalization.std());
    }

    private static void addStatistic(List<SafeTensor> all, String name, int[] shape, double[] values) {
        if (values.length > 0) {
            SafeTensor statistic = new SafeTensor(NORMALIZATION + name, Dtype.F64, StoredTensor.extents(shape), values);
            all.add(checked(statistic.name(), statistic));
        }
    }

    private static SafeTensor checked(String name, SafeTensor tensor) {
        OptionalInt bad = firstNonFinite(tensor);
        if (bad.isPresent()) {
            throw new IllegalArgumentException(name + " holds " + tensor.values()[bad.getAsInt()] + " at index "
                    + bad.getAsInt() + ": a network that diverged is not saved");
        }
        return tensor;
    }

    static OptionalInt firstNonFinite(SafeTensor tensor) {
        double[] values = tensor.values();
        return IntStream.range(0, values.length)
                .filter(i -> !Double.isFinite(values[i]))
                .findFirst();
    }
}
