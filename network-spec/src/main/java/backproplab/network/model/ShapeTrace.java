package backproplab.network.model;

import backproplab.network.NetworkException;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.TensorSpec;
import backproplab.network.shape.Shape;
import backproplab.network.shape.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Follows the shapes through a model without building it: its tensors and the size of its activations. */
public final class ShapeTrace implements NetworkBuilder {
    private final String model;
    private final List<TensorSpec> tensors = new ArrayList<>();
    private final List<LayerShape> layers = new ArrayList<>();
    private String prefix = "";
    private Shape shape;
    private long activations;
    private long products;
    private long productsOfFirst;

    /**
     * What a layer puts out for one sample. The gradient that comes back to it has the same shape.
     *
     * @param layer its name, with the blocks around it
     * @param output N = 1
     */
    public record LayerShape(String layer, Shape output) {}

    private ShapeTrace(String model, Shape sample) {
        this.model = model;
        this.shape = sample;
    }

    /**
     * Traces a model.
     *
     * @param model the model
     * @param sample shape of one image, 1 x C x H x W
     * @param classes K
     * @return the finished trace
     * @throws NetworkException if a layer is too large for any Java array, or does not fit the layer before
     */
    public static ShapeTrace of(Model model, Shape sample, int classes) {
        ShapeTrace trace = new ShapeTrace(model.token(), sample);
        model.describe(trace, classes);
        return trace;
    }

    /**
     * What the model trains, and the statistics that it keeps.
     *
     * @return in the order of the layers
     */
    public List<TensorSpec> tensors() {
        return List.copyOf(tensors);
    }

    /**
     * The output of every layer.
     *
     * @return in the order of the layers
     */
    public List<LayerShape> layers() {
        return List.copyOf(layers);
    }

    /**
     * How many numbers are trained.
     *
     * @return the sum of all parameter sizes, running statistics left out
     */
    public long parameterCount() {
        return tensors.stream()
                .filter(tensor -> tensor.role().trained())
                .mapToLong(tensor -> tensor.shape().size())
                .sum();
    }

    /**
     * How many numbers the layers put out for one sample.
     *
     * @return the sum of all output sizes, the flatten view left out
     */
    public long activationsPerSample() {
        return activations;
    }

    /**
     * How many multiply-adds the matrix work of one training step takes for one sample: every linear layer and convolution
     * forward, its weight gradient and its input gradient, of which the first layer's is not computed. Padding counts as
     * pixels; biases, activations, loss and update are left out.
     *
     * @return a count
     */
    public long trainingMultiplyAddsPerSample() {
        return 3 * products - productsOfFirst;
    }

    private void multiplyAdds(long count) {
        if (products == 0) {
            productsOfFirst = count;
        }
        products += count;
    }

    @Override
    public void linear(String name, int out) {
        int in = shape.dim(1);
        tensor(name, TensorSpec.Role.WEIGHT, in, out, in, out);
        tensor(name, TensorSpec.Role.BIAS, in, out, out);
        put(name, Shape.of(1, out));
        multiplyAdds((long) in * out);
    }

    @Override
    public void conv2d(String name, int out, Window window, boolean withBias) {
        int in = shape.dim(1);
        int area = window.kernel() * window.kernel();
        tensor(name, TensorSpec.Role.WEIGHT, in * area, out * area, out, in, window.kernel(), window.kernel());
        if (withBias) {
            tensor(name, TensorSpec.Role.BIAS, in * area, out * area, out);
        }
        window(name, window, out);
        multiplyAdds((long) in * area * shape.size());
    }

    private void tensor(String name, TensorSpec.Role role, int fanIn, int fanOut, int... dims) {
        String full = prefix + name + "." + role.name().toLowerCase(Locale.ROOT);
        try {
            tensors.add(new TensorSpec(full, Shape.of(dims), role, fanIn, fanOut));
        } catch (IllegalArgumentException e) {
            throw new NetworkException(
                    "Layer " + prefix + name + " of " + model + " cannot be built: " + e.getMessage()
                            + ".\nUse smaller sizes with --hidden or --width.",
                    "--hidden",
                    "--width");
        }
    }

    @Override
    public void batchNorm(String name) {
        int channels = shape.dim(1);
        tensor(name, TensorSpec.Role.GAMMA, 0, 0, channels);
        tensor(name, TensorSpec.Role.BETA, 0, 0, channels);
        tensor(name, TensorSpec.Role.MEAN, 0, 0, channels);
        tensor(name, TensorSpec.Role.VAR, 0, 0, channels);
        put(name, shape);
    }

    @Override
    public void residual(String name, Consumer<NetworkBuilder> main, Consumer<NetworkBuilder> shortcut) {
        Shape input = shape;
        String outer = prefix;
        prefix = outer + name + ".";
        main.accept(this);
        Shape output = shape;
        shape = input;
        shortcut.accept(this);
        prefix = outer;
        if (!shape.equals(output)) {
            throw new IllegalArgumentException("block " + outer + name + " of " + model + " adds " + output + " to "
                    + shape + ": its shortcut needs a projection");
        }
        put(name, output);
    }

    @Override
    public void globalAvgPool(String name) {
        put(name, Shape.of(1, shape.dim(1)));
    }

    private void window(String name, Window window, int channels) {
        try {
            put(name, window.output(shape, channels));
        } catch (IllegalArgumentException e) {
            throw new NetworkException(
                    "Layer " + prefix + name + " of " + model + " does not fit the data: " + e.getMessage()
                            + ".\nChoose another model with --models or other data with --dataset.",
                    "--models",
                    "--dataset");
        }
    }

    private void put(String name, Shape next) {
        shape = next;
        layers.add(new LayerShape(prefix + name, next));
        activations += next.size();
    }

    @Override
    public void activation(String name, ActivationFunction function) {
        put(name, shape);
    }

    @Override
    public void maxPool2d(String name, Window window) {
        window(name, window, shape.dim(1));
    }

    @Override
    public void avgPool2d(String name, Window window) {
        window(name, window, shape.dim(1));
    }

    @Override
    public void flatten(String name) {
        shape = Shape.of(1, shape.size());
        layers.add(new LayerShape(prefix + name, shape));
    }

    @Override
    public void dropout(String name, double rate) {
        put(name, shape);
    }
}
