package backproplab.experiments.weights;

import backproplab.network.layer.LayerSpec;
import backproplab.network.layer.NamedLayer;
import backproplab.network.layer.NetworkSpec;
import backproplab.network.layer.TensorSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** How the tensors of a network are called and shaped in a file. */
public enum WeightLayout {
    /** As everywhere here: linear [in, out], batch norm {@code gamma}, {@code beta}, {@code mean}, {@code var}. */
    NEUTRAL {
        @Override
        List<StoredTensor> tensors(NetworkSpec network) {
            return network.tensors().stream()
                    .map(spec -> new StoredTensor(spec, spec.name(), false))
                    .toList();
        }
    },
    /**
     * As PyTorch's {@code state_dict()}: linear [out, in], batch norm {@code weight}, {@code bias}, {@code running_mean}, {@code running_var}.
     * Layers in a row have the numbers that {@code nn.Sequential} gives them, every layer counted; a network with blocks, ResNet18, the
     * names of torchvision.
     */
    PYTORCH {
        @Override
        List<StoredTensor> tensors(NetworkSpec network) {
            Map<String, String> numbers = new HashMap<>();
            List<NamedLayer> layers = network.layers();
            boolean row = layers.stream().noneMatch(layer -> layer.spec() instanceof LayerSpec.Residual);
            for (int i = 0; i < layers.size(); i++) {
                String name = layers.get(i).name();
                numbers.put(name, row ? String.valueOf(i) : name);
            }
            return named(network, layer -> numbers.getOrDefault(layer, layer));
        }
    };

    /** What every name begins with in a network that several GPUs have trained. */
    private static final String MODULE = "module.";

    /**
     * The name used on the command line and in files.
     *
     * @return for example {@code pytorch}
     */
    public String token() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The network's tensors as they are written, in the order of the layers. */
    abstract List<StoredTensor> tensors(NetworkSpec network);

    private static List<StoredTensor> named(NetworkSpec network, UnaryOperator<String> layers) {
        return network.tensors().stream()
                .map(spec -> new StoredTensor(
                        spec,
                        layers.apply(layer(spec.name())) + "." + role(spec.role()),
                        spec.role() == TensorSpec.Role.WEIGHT && spec.shape().rank() == 2))
                .toList();
    }

    /**
     * The network's tensors as a file of PyTorch has them: by the names of the layers here, or, where layers have numbers, the first layer
     * with tensors is that of the lowest number, since a {@code Flatten} or an activation may be left out or stand in other places.
     *
     * @param network what is to be loaded
     * @param names of the file's tensors
     */
    static List<StoredTensor> pytorch(NetworkSpec network, Collection<String> names) {
        boolean module = !names.isEmpty() && names.stream().allMatch(name -> name.startsWith(MODULE));
        String prefix = module ? MODULE : "";
        List<String> theirs = names.stream()
                .map(name -> layer(name.substring(prefix.length())))
                .distinct()
                .toList();
        if (!areNumbers(theirs)) {
            return named(network, layer -> prefix + layer);
        }
        List<String> inOrder = new ArrayList<>(theirs);
        inOrder.sort(Comparator.comparingInt(Integer::parseInt));
        List<String> ours = network.tensors().stream()
                .map(spec -> layer(spec.name()))
                .distinct()
                .toList();
        Function<String, String> number = layer -> {
            int place = ours.indexOf(layer);
            return place < inOrder.size() ? inOrder.get(place) : layer;
        };
        return named(network, layer -> prefix + number.apply(layer));
    }

    /** Whether these are names of layers in {@code nn.Sequential}. */
    static boolean areNumbers(Collection<String> layers) {
        return !layers.isEmpty() && layers.stream().allMatch(name -> name.matches("\\d{1,6}"));
    }

    /** A tensor's name without its last part. */
    static String layer(String tensor) {
        return tensor.substring(0, Math.max(0, tensor.lastIndexOf('.')));
    }

    private static String role(TensorSpec.Role role) {
        return switch (role) {
            case WEIGHT, GAMMA -> "weight";
            case BIAS, BETA -> "bias";
            case MEAN -> "running_mean";
            case VAR -> "running_var";
        };
    }
}
