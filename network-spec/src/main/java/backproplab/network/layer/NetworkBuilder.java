package backproplab.network.layer;

import backproplab.network.NetworkException;
import backproplab.network.shape.Shape;
import backproplab.network.shape.Window;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Makes a {@link NetworkSpec} from one call for each layer, input first. Shapes are followed along, so sizes coming in are known
 * from the layer before, and what does not fit fails at its own call.
 */
public final class NetworkBuilder {
    private final String model;
    private final String prefix;
    private final long dropoutSeed;
    private final Counter dropouts;
    private final List<NamedLayer> layers = new ArrayList<>();
    private final Set<String> names;
    private Shape shape;

    /** Numbers dropout layers through the whole network, branches included. */
    private static final class Counter {
        private int next;
    }

    private NetworkBuilder(
            String model, String prefix, long dropoutSeed, Counter dropouts, Set<String> names, Shape shape) {
        this.model = model;
        this.prefix = prefix;
        this.dropoutSeed = dropoutSeed;
        this.dropouts = dropouts;
        this.names = names;
        this.shape = shape;
    }

    /**
     * Builds a network.
     *
     * @param model its name, for messages
     * @param sample shape of one image, 1 x C x H x W
     * @param classes K
     * @param dropoutSeed what the masks of dropout are drawn from
     * @param description names every layer
     * @return the network
     * @throws NetworkException if a layer is too large for any Java array, or does not fit the layer before
     * @throws IllegalArgumentException if a layer has no name, or two have one
     */
    public static NetworkSpec build(
            String model, Shape sample, int classes, long dropoutSeed, Consumer<NetworkBuilder> description) {
        NetworkBuilder builder = new NetworkBuilder(model, "", dropoutSeed, new Counter(), new HashSet<>(), sample);
        description.accept(builder);
        return new NetworkSpec(model, sample, classes, builder.layers);
    }

    /**
     * Any layer that needs to know nothing of what comes in.
     *
     * @param name its name, unique in the network
     * @param spec the layer
     */
    public void add(String name, LayerSpec spec) {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("a layer needs a name, not '" + name + "'");
        }
        if (!names.add(prefix + name)) {
            throw new IllegalArgumentException("two layers named " + prefix + name);
        }
        checkTensors(name, spec);
        Shape output = outputShape(name, spec);
        layers.add(new NamedLayer(name, spec, shape, output));
        shape = output;
    }

    private void checkTensors(String name, LayerSpec spec) {
        try {
            spec.tensors();
        } catch (IllegalArgumentException e) {
            throw new NetworkException(
                    "Layer " + prefix + name + " of " + model + " cannot be built: " + e.getMessage()
                            + ".\nUse smaller sizes with --hidden or --width.",
                    "--hidden",
                    "--width");
        }
    }

    private Shape outputShape(String name, LayerSpec spec) {
        try {
            return spec.outputShape(shape);
        } catch (IllegalArgumentException e) {
            throw new NetworkException(
                    "Layer " + prefix + name + " of " + model + " does not fit the data: " + e.getMessage()
                            + ".\nChoose another model with --models or other data with --dataset.",
                    "--models",
                    "--dataset");
        }
    }

    /**
     * A fully connected layer.
     *
     * @param name its name
     * @param out features out
     */
    public void linear(String name, int out) {
        add(name, new LayerSpec.Linear(shape.dim(1), out));
    }

    /**
     * A convolution.
     *
     * @param name its name
     * @param out channels out
     * @param window kernel, stride and padding
     * @param bias whether there is one; batch norm right behind takes any away again
     */
    public void conv2d(String name, int out, Window window, boolean bias) {
        add(name, new LayerSpec.Conv2d(shape.dim(1), out, window, bias));
    }

    /**
     * Batch normalisation, of the channels of images or the features of rows.
     *
     * @param name its name
     */
    public void batchNorm(String name) {
        add(name, new LayerSpec.BatchNorm(shape.dim(1)));
    }

    /**
     * An element-wise function.
     *
     * @param name its name
     * @param function which
     */
    public void activation(String name, ActivationFunction function) {
        add(name, new LayerSpec.Activation(function));
    }

    /**
     * Max pooling.
     *
     * @param name its name
     * @param window kernel, stride and padding
     */
    public void maxPool2d(String name, Window window) {
        add(name, new LayerSpec.MaxPool2d(window));
    }

    /**
     * Average pooling.
     *
     * @param name its name
     * @param window kernel, stride and padding
     */
    public void avgPool2d(String name, Window window) {
        add(name, new LayerSpec.AvgPool2d(window));
    }

    /**
     * Mean over all pixels of each channel; images become rows.
     *
     * @param name its name
     */
    public void globalAvgPool(String name) {
        add(name, new LayerSpec.GlobalAvgPool());
    }

    /**
     * A residual block, {@code max(main(x) + shortcut(x), 0)}. Dropout layers are counted through the main branch first.
     *
     * @param name what the full names inside begin with, a dot in between
     * @param main names the layers of the main branch, at least one
     * @param shortcut names the layers of the projection; none for the identity
     */
    public void residual(String name, Consumer<NetworkBuilder> main, Consumer<NetworkBuilder> shortcut) {
        add(name, new LayerSpec.Residual(branch(name, main), branch(name, shortcut)));
    }

    private List<NamedLayer> branch(String block, Consumer<NetworkBuilder> description) {
        NetworkBuilder branch = new NetworkBuilder(model, prefix + block + ".", dropoutSeed, dropouts, names, shape);
        description.accept(branch);
        return branch.layers;
    }

    /**
     * Images to rows.
     *
     * @param name its name
     */
    public void flatten(String name) {
        add(name, new LayerSpec.Flatten());
    }

    /**
     * Dropout.
     *
     * @param name its name
     * @param rate probability to drop, in [0, 1)
     */
    public void dropout(String name, double rate) {
        add(name, new LayerSpec.Dropout(new DropoutMask(dropoutSeed, dropouts.next++, rate)));
    }
}
