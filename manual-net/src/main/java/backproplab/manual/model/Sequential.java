package backproplab.manual.model;

import backproplab.manual.layer.InPlaceDescent;
import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Parameter;
import backproplab.manual.layer.Pass;
import backproplab.manual.layer.State;
import backproplab.manual.tensor.Tensor;
import backproplab.network.layer.NamedLayer;
import backproplab.network.shape.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Layers one after the other; itself a layer, so that it nests. Written once for both engines.
 *
 * @param <T> the tensor type of the engine
 */
public final class Sequential<T extends Tensor<T>> implements Layer<T> {

    /**
     * A layer and its name in the network.
     *
     * @param name for example {@code fc1}
     * @param last the name of the last layer that it computes: its own, or that of one which it absorbed
     * @param layer the layer
     * @param <T> the tensor type
     */
    public record Named<T extends Tensor<T>>(String name, String last, Layer<T> layer) {}

    private final List<Named<T>> layers = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final List<Parameter<T>> parameters = new ArrayList<>();
    private final List<State<T>> state = new ArrayList<>();
    private final List<Parameter<T>> shownParameters = Collections.unmodifiableList(parameters);
    private final List<State<T>> shownState = Collections.unmodifiableList(state);
    /** Up to this one, layers need not return a gradient. */
    private int lastSpared = -1;
    /** Null while nobody looks. */
    private LayerObserver<T> observer;

    private String block = "";

    /**
     * The layers of a network or a branch.
     *
     * @param layers in order
     * @param factory makes each
     * @param <T> the tensor type
     * @return the same in one
     */
    public static <T extends Tensor<T>> Sequential<T> of(List<NamedLayer> layers, LayerFactory<T> factory) {
        Sequential<T> made = new Sequential<>();
        layers.forEach(layer -> made.add(layer.name(), layer.spec().accept(factory)));
        return made;
    }

    /**
     * Appends a layer, unless the one before computes it in passing.
     *
     * @param name its name, unique here
     * @param layer the layer
     * @return this
     * @throws IllegalArgumentException if the name is taken, or there is no layer
     */
    public Sequential<T> add(String name, Layer<T> layer) {
        if (layer == null) {
            throw new IllegalArgumentException("null was made in place of layer " + name);
        }
        if (!names.add(name)) {
            throw new IllegalArgumentException("two layers named " + name);
        }
        if (!layers.isEmpty() && layers.get(layers.size() - 1).layer().absorb(layer)) {
            Named<T> absorber = layers.get(layers.size() - 1);
            layers.set(layers.size() - 1, new Named<>(absorber.name(), name, absorber.layer()));
            return this;
        }
        layers.add(new Named<>(name, name, layer));
        layer.parameters().forEach(parameter -> parameters.add(parameter.within(name)));
        layer.state().forEach(kept -> state.add(kept.within(name)));
        return this;
    }

    /**
     * The layers that are called, in order.
     *
     * @return an unmodifiable copy
     */
    public List<Named<T>> layers() {
        return List.copyOf(layers);
    }

    /**
     * Lets somebody hear of every pass from now on.
     *
     * @param hears of each layer; null for nobody
     */
    public void observe(LayerObserver<T> hears) {
        observe("", hears);
    }

    void observe(String within, LayerObserver<T> hears) {
        block = within;
        observer = hears;
        for (Named<T> named : layers) {
            if (named.layer() instanceof Residual<T> inner) {
                inner.observe(within + named.name() + ".", hears);
            }
        }
    }

    @Override
    public Shape outputShape(Shape input) {
        Shape shape = input;
        for (Named<T> named : layers) {
            shape = named.layer().outputShape(shape);
        }
        return shape;
    }

    @Override
    public T forward(T x, Pass pass) {
        T value = x;
        for (int i = 0; i < layers.size(); i++) {
            value = layers.get(i).layer().forward(value, pass);
            if (value == null) {
                throw new IllegalStateException("layer " + layers.get(i).name() + " returned null from forward");
            }
            if (observer != null) {
                observer.forward(block + layers.get(i).last(), value);
            }
        }
        return value;
    }

    @Override
    public T backward(T dy) {
        T gradient = dy;
        for (int i = layers.size() - 1; i >= 0 && gradient != null; i--) {
            gradient = layers.get(i).layer().backward(gradient);
            if (gradient == null && i > lastSpared) {
                throw new IllegalStateException("layer " + layers.get(i).name() + " returned null from backward");
            }
            if (observer != null) {
                observer.backward(block + layers.get(i).last());
            }
        }
        return gradient;
    }

    @Override
    public List<Parameter<T>> parameters() {
        return shownParameters;
    }

    @Override
    public List<State<T>> state() {
        return shownState;
    }

    @Override
    public List<Parameter<T>> join(InPlaceDescent descent) {
        return layers.stream()
                .flatMap(named -> named.layer().join(descent).stream())
                .toList();
    }

    /** Spares the gradients that nobody reads: those of every layer up to the first one with parameters. */
    @Override
    public void skipInputGradient() {
        for (int i = 0; i < layers.size(); i++) {
            Layer<T> layer = layers.get(i).layer();
            layer.skipInputGradient();
            lastSpared = i;
            if (!layer.parameters().isEmpty()) {
                return;
            }
        }
    }
}
