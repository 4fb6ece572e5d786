package backproplab.experiments.parity.kinks;

import backproplab.manual.layer.Layer;
import backproplab.manual.layer.RectifiedSum;
import backproplab.manual.model.LoopLayers;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.LayerSpec;
import backproplab.network.layer.NamedLayer;
import backproplab.network.layer.NetworkSpec;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The textbook's layers for one network, with {@link Kinks} where a derivative jumps. */
final class KinkedLayers extends LoopLayers {
    private final List<Kinks> kinks = new ArrayList<>();
    private final Iterator<String> names;

    /** For one network only: layers are made in the order in which the specification lists them, which gives them their names. */
    KinkedLayers(NetworkSpec network) {
        names = network.allLayers().stream()
                .filter(layer -> kinked(layer.spec()))
                .map(NamedLayer::name)
                .iterator();
    }

    private static boolean kinked(LayerSpec spec) {
        return spec instanceof LayerSpec.MaxPool2d
                || spec instanceof LayerSpec.Residual
                || spec instanceof LayerSpec.Activation activation && kinked(activation.function());
    }

    private static boolean kinked(ActivationFunction function) {
        return switch (function) {
            case RELU, LEAKY_RELU -> true;
            case SIGMOID, TANH -> false;
        };
    }

    /** In the order of the layers. */
    List<Kinks> kinks() {
        return List.copyOf(kinks);
    }

    private Kinks add(Kinks one) {
        kinks.add(one);
        return one;
    }

    @Override
    public Layer<DoubleTensor> activation(LayerSpec.Activation spec) {
        Layer<DoubleTensor> layer = super.activation(spec);
        return kinked(spec) ? new KinkedLayer(layer, add(new RectifierKinks(names.next()))) : layer;
    }

    @Override
    public Layer<DoubleTensor> maxPool2d(LayerSpec.MaxPool2d spec) {
        return new KinkedLayer(super.maxPool2d(spec), add(new PoolingKinks(names.next(), spec.window())));
    }

    @Override
    public RectifiedSum<DoubleTensor> rectifiedSum() {
        return new KinkedSum(super.rectifiedSum(), add(new RectifierKinks(names.next())));
    }
}
