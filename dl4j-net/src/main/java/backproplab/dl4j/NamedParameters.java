package backproplab.dl4j;

import backproplab.network.layer.TensorSpec;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Reads and writes parameters and running statistics by the caller's names.
 *
 * <p>DL4J keeps a linear weight as [in, out] and a convolution weight as [out, in, kernel, kernel] already, though the
 * former column-major; only the order of copying has to be fixed. All others are rows, [1, n], there.
 */
final class NamedParameters {

    private record Place(String vertex, TensorSpec.Role role, int[] shape, int length) {}

    private final BuiltNetwork built;
    private final Map<String, Place> places = new LinkedHashMap<>();

    NamedParameters(BuiltNetwork built) {
        this.built = built;
        for (BuiltNetwork.Node node : built.nodes()) {
            if (node.name() != null) {
                Map<String, INDArray> table =
                        built.net().getLayer(node.vertex()).paramTable();
                for (TensorSpec.Role role : TensorSpec.Role.values()) {
                    INDArray array = table.get(key(role));
                    if (array != null) {
                        places.put(
                                node.name() + "." + role.name().toLowerCase(Locale.ROOT),
                                place(node.vertex(), role, array));
                    }
                }
            }
        }
    }

    private static Place place(String vertex, TensorSpec.Role role, INDArray array) {
        int length = Math.toIntExact(array.length());
        int[] shape = role == TensorSpec.Role.WEIGHT
                ? Arrays.stream(array.shape()).mapToInt(Math::toIntExact).toArray()
                : new int[] {length};
        return new Place(vertex, role, shape, length);
    }

    /** DL4J's name of a tensor within its layer. */
    private static String key(TensorSpec.Role role) {
        return switch (role) {
            case WEIGHT -> DefaultParamInitializer.WEIGHT_KEY;
            case BIAS -> DefaultParamInitializer.BIAS_KEY;
            case GAMMA -> BatchNormalizationParamInitializer.GAMMA;
            case BETA -> BatchNormalizationParamInitializer.BETA;
            case MEAN -> BatchNormalizationParamInitializer.GLOBAL_MEAN;
            case VAR -> BatchNormalizationParamInitializer.GLOBAL_VAR;
        };
    }

    List<String> names(Predicate<TensorSpec.Role> which) {
        return places.keySet().stream()
                .filter(name -> which.test(places.get(name).role()))
                .toList();
    }

    long trainedCount() {
        return places.values().stream()
                .filter(place -> place.role().trained())
                .mapToLong(Place::length)
                .sum();
    }

    int[] shape(String name) {
        return place(name).shape().clone();
    }

    double[] get(String name) {
        return HostCopies.toDoubles(array(place(name)));
    }

    void set(String name, double[] values) {
        Place place = place(name);
        if (values == null || values.length != place.length()) {
            throw new IllegalArgumentException("parameter " + name + " has " + place.length() + " values "
                    + Arrays.toString(place.shape()) + ", not " + (values == null ? "none" : values.length));
        }
        INDArray target = array(place);
        try (INDArray source = Nd4j.createFromArray(values)) {
            target.assign(source.reshape('c', target.shape()));
        }
    }

    double[] gradient(String name, int batchSize) {
        Place place = place(name);
        if (!place.role().trained()) {
            throw new IllegalArgumentException(name + " is a running statistic and has no gradient");
        }
        double[] result =
                HostCopies.toDoubles(built.net().gradient().getGradientFor(place.vertex() + "_" + key(place.role())));
        double decay = place.role() == TensorSpec.Role.WEIGHT ? 2 * built.l2Reg() : 0;
        double[] values = get(name);
        for (int i = 0; i < result.length; i++) {
            result[i] = result[i] / batchSize + decay * values[i];
        }
        return result;
    }

    private INDArray array(Place place) {
        return built.net().getLayer(place.vertex()).getParam(key(place.role()));
    }

    private Place place(String name) {
        Place place = places.get(name);
        if (place == null) {
            throw new IllegalArgumentException("no parameter is named " + name + "; there are " + places.keySet());
        }
        return place;
    }
}
