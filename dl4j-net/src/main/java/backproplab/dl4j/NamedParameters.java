package backproplab.dl4j;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Reads and writes parameters by the caller's names.
 *
 * <p>DL4J keeps a linear weight as [in, out] and a convolution weight as [out, in, kernel, kernel] already, though the
 * former column-major; only the order of copying has to be fixed.
 */
final class NamedParameters {

    private static final String DL4J_WEIGHT = "W";
    private static final String DL4J_BIAS = "b";

    private record Place(int layer, String key, int[] shape, int length) {}

    private final BuiltNetwork built;
    private final Map<String, Place> places = new LinkedHashMap<>();

    NamedParameters(BuiltNetwork built) {
        this.built = built;
        for (int i = 0; i < built.names().size(); i++) {
            String name = built.names().get(i);
            if (name != null) {
                Layer layer = built.net().getLayer(i);
                add(
                        name + ".weight",
                        i,
                        DL4J_WEIGHT,
                        layer.getParam(DL4J_WEIGHT).shape());
                // DL4J's bias is a row, [1, out].
                add(name + ".bias", i, DL4J_BIAS, new long[] {
                    layer.getParam(DL4J_BIAS).length()
                });
            }
        }
    }

    private void add(String name, int layer, String key, long[] shape) {
        int[] sizes = new int[shape.length];
        int length = 1;
        for (int i = 0; i < shape.length; i++) {
            sizes[i] = Math.toIntExact(shape[i]);
            length = Math.multiplyExact(length, sizes[i]);
        }
        places.put(name, new Place(layer, key, sizes, length));
    }

    List<String> names() {
        return List.copyOf(places.keySet());
    }

    int[] shape(String name) {
        return place(name).shape().clone();
    }

    double[] get(String name) {
        return HostCopies.toDoubles(array(place(name)));
    }

    void set(String name, double[] values) {
        Place place = place(name);
        if (values.length != place.length()) {
            throw new IllegalArgumentException("parameter " + name + " has " + place.length() + " values "
                    + Arrays.toString(place.shape()) + ", not " + values.length);
        }
        INDArray target = array(place);
        try (INDArray source = Nd4j.createFromArray(values)) {
            target.assign(source.reshape('c', target.shape()));
        }
    }

    double[] gradient(String name, int batchSize) {
        Place place = place(name);
        double[] result =
                HostCopies.toDoubles(built.net().gradient().getGradientFor(place.layer() + "_" + place.key()));
        double decay = place.key().equals(DL4J_WEIGHT) ? 2 * built.l2Reg() : 0;
        double[] values = get(name);
        for (int i = 0; i < result.length; i++) {
            result[i] = result[i] / batchSize + decay * values[i];
        }
        return result;
    }

    private INDArray array(Place place) {
        return built.net().getLayer(place.layer()).getParam(place.key());
    }

    private Place place(String name) {
        Place place = places.get(name);
        if (place == null) {
            throw new IllegalArgumentException("no parameter is named " + name + "; there are " + places.keySet());
        }
        return place;
    }
}
