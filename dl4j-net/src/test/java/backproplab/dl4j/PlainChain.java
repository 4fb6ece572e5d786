package backproplab.dl4j;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Layers one after another; none at all is the identity. */
final class PlainChain implements PlainLayer {

    private final List<PlainLayer> layers;

    public PlainChain(PlainLayer... layers) {
        this.layers = List.of(layers);
    }

    public PlainChain(List<PlainLayer> layers) {
        this.layers = layers;
    }

    @Override
    public double[] forward(double[] x, int n, boolean training) {
        double[] y = x.clone();
        for (PlainLayer layer : layers) {
            y = layer.forward(y, n, training);
        }
        return y;
    }

    @Override
    public double[] backward(double[] dy, int n) {
        double[] dx = dy.clone();
        for (int i = layers.size() - 1; i >= 0; i--) {
            dx = layers.get(i).backward(dx, n);
        }
        return dx;
    }

    @Override
    public void stepDone() {
        layers.forEach(PlainLayer::stepDone);
    }

    @Override
    public Map<String, Parameter> parameters() {
        return all(PlainLayer::parameters);
    }

    @Override
    public Map<String, Parameter> statistics() {
        return all(PlainLayer::statistics);
    }

    private Map<String, Parameter> all(Function<PlainLayer, Map<String, Parameter>> what) {
        Map<String, Parameter> result = new LinkedHashMap<>();
        layers.forEach(layer -> result.putAll(what.apply(layer)));
        return result;
    }
}
