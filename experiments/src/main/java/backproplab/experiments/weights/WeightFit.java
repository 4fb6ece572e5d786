package backproplab.experiments.weights;

import backproplab.experiments.weights.safetensors.SafeTensor;
import backproplab.files.failure.Quoted;
import backproplab.network.init.Weights;
import backproplab.network.layer.NamedLayer;
import backproplab.network.layer.NetworkSpec;
import backproplab.network.layer.TensorSpec;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tensors of a file compared with those of a network, in whichever layout the file has them. */
final class WeightFit {
    /** The endings of names that only PyTorch gives. */
    private static final List<String> STATISTICS = List.of(".running_mean", ".running_var");

    private final Path file;
    private final Map<String, SafeTensor> tensors;
    private final NetworkSpec network;
    private final List<StoredTensor> expected;

    /**
     * Compares nothing yet.
     *
     * @param file for messages
     * @param tensors what the file has, without statistics of the normalization
     * @param layout what the file says of their layout; empty if it says nothing, as files of other programs
     * @param network what is to be loaded
     */
    WeightFit(Path file, Map<String, SafeTensor> tensors, Optional<WeightLayout> layout, NetworkSpec network) {
        this.file = file;
        this.tensors = tensors;
        this.network = network;
        boolean pytorch = layout.map(said -> said == WeightLayout.PYTORCH).orElseGet(this::looksLikePytorch);
        expected = pytorch ? WeightLayout.pytorch(network, tensors.keySet()) : WeightLayout.NEUTRAL.tensors(network);
    }

    /** By names, else by the first matrix of which one order of the extents fits; of square matrices alone, as all other programs have them. */
    private boolean looksLikePytorch() {
        List<String> layers = tensors.keySet().stream().map(WeightLayout::layer).toList();
        if (WeightLayout.areNumbers(layers)
                || tensors.keySet().stream()
                        .anyMatch(name -> STATISTICS.stream().anyMatch(name::endsWith))) {
            return true;
        }
        boolean matrices = false;
        for (StoredTensor each : WeightLayout.pytorch(network, tensors.keySet())) {
            SafeTensor found = tensors.get(each.name());
            if (each.transposed() && found != null && found.shape().size() == 2) {
                long in = each.spec().shape().dim(0);
                boolean here = found.shape().get(0) == in;
                boolean there = found.shape().get(1) == in;
                if (here != there) {
                    return there;
                }
                matrices = true;
            }
        }
        return matrices;
    }

    /** The tensors of the last layer, if the file has them for another number of classes; else none. */
    List<StoredTensor> otherHead() {
        List<NamedLayer> layers = network.layers();
        List<TensorSpec> last = layers.get(layers.size() - 1).tensors();
        List<StoredTensor> head =
                expected.stream().filter(each -> last.contains(each.spec())).toList();
        boolean other = !head.isEmpty();
        boolean same = true;
        for (StoredTensor each : head) {
            List<Long> needed = each.shape();
            List<Long> found = Optional.ofNullable(tensors.get(each.name()))
                    .map(SafeTensor::shape)
                    .orElse(List.of());
            int classes = each.transposed() ? 0 : needed.size() - 1;
            other &= found.size() == needed.size() && equalBut(classes, needed, found);
            same &= found.equals(needed);
        }
        return other && !same ? head : List.of();
    }

    private static boolean equalBut(int axis, List<Long> one, List<Long> other) {
        for (int i = 0; i < one.size(); i++) {
            if (i != axis && !one.get(i).equals(other.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** What is to be known of a last layer that is not taken from the file; empty if it is. */
    Optional<String> newHead() {
        return otherHead().stream().findFirst().map(head -> {
            List<Long> shape = tensors.get(head.name()).shape();
            long classes = head.transposed() ? shape.get(0) : shape.get(shape.size() - 1);
            return "The last layer is drawn anew: " + file + " is of " + classes + " classes, the data of "
                    + network.classes() + ".";
        });
    }

    /**
     * Says of the first tensor that differs how; in the order of the network, then of the file.
     *
     * @param without tensors that need not fit
     */
    Optional<String> firstMisfit(List<StoredTensor> without) {
        Map<String, SafeTensor> left = new HashMap<>(tensors);
        for (StoredTensor each : expected) {
            SafeTensor found = left.remove(each.name());
            if (without.contains(each)) {
                continue;
            }
            if (found == null) {
                return Optional.of(
                        file + " has no tensor " + each.name() + ", the network needs one of " + each.shape());
            }
            if (!found.shape().equals(each.shape())) {
                return Optional.of(each.name() + " in " + file + " is "
                        + Quoted.of(found.shape().toString()) + ", the network needs " + each.shape());
            }
        }
        return tensors.values().stream()
                .filter(tensor -> left.containsKey(tensor.name()))
                .findFirst()
                .map(tensor -> Quoted.of(tensor.name()) + " "
                        + Quoted.of(tensor.shape().toString()) + " in " + file + " belongs to no layer of the network");
    }

    /** The weights by their neutral names, those of {@link #otherHead} left out. */
    Weights weights() {
        List<StoredTensor> without = otherHead();
        Map<String, double[]> values = new LinkedHashMap<>();
        for (StoredTensor each : expected) {
            if (!without.contains(each)) {
                values.put(
                        each.spec().name(), each.read(tensors.get(each.name()).values()));
            }
        }
        return new Weights(values);
    }
}
