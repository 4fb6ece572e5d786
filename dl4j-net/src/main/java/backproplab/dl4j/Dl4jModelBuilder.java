package backproplab.dl4j;

import backproplab.dl4j.LayerPlan.Shape;
import backproplab.dl4j.LayerPlan.Window;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Describes a network by one call per layer, in order, and builds it.
 *
 * <p>Shapes are followed along, so a layer that does not fit fails at its own call. The last layer must be linear: its
 * outputs are the logits. Names are the caller's; "fc1" gives the parameters "fc1.weight" and "fc1.bias".
 */
public final class Dl4jModelBuilder {

    private final Shape input;
    private final Set<String> names = new HashSet<>();
    private List<LayerPlan> plans = new ArrayList<>();
    private Shape shape;
    private int dropouts;
    private int openBranches;

    private Dl4jModelBuilder(Shape input) {
        this.input = input;
        this.shape = input;
    }

    /**
     * Starts with images, given as N x C x H x W.
     *
     * @param channels C
     * @param height   H
     * @param width    W
     * @return a builder without layers
     * @throws IllegalArgumentException if a size is below 1
     */
    public static Dl4jModelBuilder images(int channels, int height, int width) {
        Shape shape = Shape.image(channels, height, width);
        if (channels < 1 || height < 1 || width < 1) {
            throw new IllegalArgumentException("image sizes must be at least 1, not " + shape);
        }
        return new Dl4jModelBuilder(shape);
    }

    /**
     * Adds {@code y = x W + b}, weight [in, out] and bias [out].
     *
     * @param name unused so far
     * @param out  number of outputs, at least 1
     * @return this
     * @throws IllegalArgumentException if the input is not flat, the name is taken or blank, or out is below 1
     */
    public Dl4jModelBuilder linear(String name, int out) {
        take(name);
        if (!shape.flat()) {
            throw new IllegalArgumentException(
                    "linear " + name + " needs flat input but gets " + shape + ": call flatten() first");
        }
        checkOutputs("linear " + name, out);
        plans.add(new LayerPlan.Linear(name, shape.features(), out));
        shape = Shape.features(out);
        return this;
    }

    /**
     * Adds a convolution (cross-correlation) with bias and zero padding, weight [out, in, kernel, kernel] and bias [out].
     *
     * <p>An output side is {@code floor((side + 2 * padding - kernel) / stride) + 1}; kernel 3, stride 1, padding 1 keeps
     * the size.
     *
     * @param name    unused so far
     * @param out     output channels, at least 1
     * @param kernel  side of the square window
     * @param stride  step of the window, at least 1
     * @param padding zeros on every side
     * @return this
     * @throws IllegalArgumentException if the input is flat, or a name or size does not fit
     */
    public Dl4jModelBuilder conv2d(String name, int out, int kernel, int stride, int padding) {
        return conv2d(name, out, kernel, stride, padding, true);
    }

    /**
     * Adds a convolution as {@link #conv2d(String, int, int, int, int)} does, with or without bias: batch norm right after
     * it takes any bias away again.
     *
     * @param name    unused so far
     * @param out     output channels, at least 1
     * @param kernel  side of the square window
     * @param stride  step of the window, at least 1
     * @param padding zeros on every side
     * @param bias    whether there is a parameter "NAME.bias"
     * @return this
     * @throws IllegalArgumentException if the input is flat, or a name or size does not fit
     */
    public Dl4jModelBuilder conv2d(String name, int out, int kernel, int stride, int padding, boolean bias) {
        take(name);
        checkOutputs("conv2d " + name, out);
        Window window = slide("conv2d " + name, kernel, stride, padding);
        plans.add(new LayerPlan.Conv(name, shape.channels(), out, window, bias));
        shape = slid(out, window);
        return this;
    }

    /**
     * Adds batch normalisation: {@code y = gamma * (x - mean) / sqrt(var + eps) + beta}, per channel of images and per
     * feature of flat rows.
     *
     * <p>In training, mean and var are those of the batch (and of all positions of an image), var the population variance:
     * the sum of squares over their number. In evaluation they are the running values, which every training step moves by
     * {@code running <- 0.9 * running + 0.1 * batch}, the population variance here too; PyTorch takes the sample variance for
     * the running value. eps is 1e-5. The parameters are "NAME.gamma" (1 at first) and "NAME.beta" (0), the running
     * values "NAME.mean" (0) and "NAME.var" (1), each [C] or [features]. Where a channel has a single value, the output is beta; DL4J cannot train on a batch of one flat
     * row, so that is refused by the training step.
     *
     * <p>Ioffe, Szegedy, "Batch normalization", 2015, algorithms 1 and 2.
     *
     * @param name unused so far
     * @return this
     * @throws IllegalArgumentException if the name is taken or blank
     */
    public Dl4jModelBuilder batchNorm(String name) {
        take(name);
        plans.add(new LayerPlan.BatchNorm(name, shape.flat() ? shape.features() : shape.channels(), shape.flat()));
        return this;
    }

    /**
     * Adds an elementwise nonlinearity.
     *
     * @param function which one
     * @return this
     */
    public Dl4jModelBuilder activation(Dl4jActivation function) {
        plans.add(new LayerPlan.Activation(Objects.requireNonNull(function, "function")));
        return this;
    }

    /**
     * Adds max pooling; padding never wins.
     *
     * @param kernel  side of the square window
     * @param stride  step of the window, at least 1
     * @param padding on every side, below the kernel
     * @return this
     * @throws IllegalArgumentException if the input is flat or the window does not fit
     */
    public Dl4jModelBuilder maxPool2d(int kernel, int stride, int padding) {
        return pool("maxPool2d", true, kernel, stride, padding);
    }

    /**
     * Adds average pooling; zeros of the padding count in the mean: the divisor is always kernel * kernel, as in PyTorch,
     * while DL4J by default leaves the padding out. Without padding the two agree.
     *
     * @param kernel  side of the square window
     * @param stride  step of the window, at least 1
     * @param padding zeros on every side, below the kernel
     * @return this
     * @throws IllegalArgumentException if the input is flat or the window does not fit
     */
    public Dl4jModelBuilder avgPool2d(int kernel, int stride, int padding) {
        return pool("avgPool2d", false, kernel, stride, padding);
    }

    /**
     * Adds the mean over all positions of each channel; gives C features.
     *
     * @return this
     * @throws IllegalArgumentException if the input is flat
     */
    public Dl4jModelBuilder globalAvgPool() {
        if (shape.flat()) {
            throw new IllegalArgumentException("globalAvgPool needs C x H x W input but gets " + shape);
        }
        plans.add(new LayerPlan.GlobalAvgPool());
        shape = Shape.features(shape.channels());
        return this;
    }

    /**
     * Adds a residual block, {@code y = max(0, main(x) + shortcut(x))}.
     *
     * <p>He et al., "Deep residual learning for image recognition", 2016, equations 1 and 2. Both branches are described by
     * calls on this builder, begin with the same x and must end with the same shape. Dropout layers are counted through the
     * main branch first.
     *
     * @param main     adds the layers of the main branch, at least one
     * @param shortcut adds the layers of the shortcut; one that adds none is the identity
     * @return this
     * @throws IllegalArgumentException if the main branch is empty or the two shapes differ
     */
    public Dl4jModelBuilder residual(Consumer<Dl4jModelBuilder> main, Consumer<Dl4jModelBuilder> shortcut) {
        Shape from = shape;
        List<LayerPlan> mainPlans = branch(main);
        Shape mainShape = shape;
        shape = from;
        List<LayerPlan> shortcutPlans = branch(shortcut);
        if (mainPlans.isEmpty()) {
            throw new IllegalArgumentException("the main branch of a residual block on " + from + " has no layers");
        }
        if (!mainShape.equals(shape)) {
            throw new IllegalArgumentException("a residual block on " + from + " adds " + mainShape
                    + " of the main branch to " + shape + " of the shortcut: give the shortcut a projection");
        }
        plans.add(new LayerPlan.Residual(mainPlans, shortcutPlans));
        return activation(Dl4jActivation.RELU);
    }

    /**
     * Turns C x H x W into C * H * W features, row-major.
     *
     * @return this
     * @throws IllegalArgumentException if the input is flat already
     */
    public Dl4jModelBuilder flatten() {
        if (shape.flat()) {
            throw new IllegalArgumentException("flatten() gets " + shape + ", which is flat already");
        }
        plans.add(new LayerPlan.Flatten(shape));
        shape = Shape.features(shape.features());
        return this;
    }

    /**
     * Adds inverted dropout, active in training only.
     *
     * @param dropProbability probability p to drop an element, in [0, 1); DL4J's own argument is {@code 1 - p}
     * @return this
     * @throws IllegalArgumentException if p is outside its range
     */
    public Dl4jModelBuilder dropout(double dropProbability) {
        if (!(dropProbability >= 0 && dropProbability < 1)) {
            throw new IllegalArgumentException("dropout probability must be in [0, 1), not " + dropProbability);
        }
        plans.add(new LayerPlan.Dropout(dropouts++, dropProbability));
        return this;
    }

    /**
     * Builds the network with DL4J's own initial weights.
     *
     * @param settings how it is trained
     * @param masks    decisions of the dropout layers; may be null if there are none
     * @return a network that the caller closes
     * @throws IllegalArgumentException if the last layer is not linear, or a dropout layer has no masks
     * @throws IllegalStateException    if a branch of a residual block calls it
     */
    public Dl4jNetwork build(TrainingSettings settings, DropoutMasks masks) {
        Objects.requireNonNull(settings, "settings");
        if (openBranches > 0) {
            throw new IllegalStateException("build() is called inside a residual block");
        }
        if (plans.isEmpty() || !(plans.get(plans.size() - 1) instanceof LayerPlan.Linear)) {
            throw new IllegalArgumentException("the last layer must be linear, its outputs are the logits; it is "
                    + (plans.isEmpty() ? "missing" : plans.get(plans.size() - 1)));
        }
        if (dropouts > 0 && masks == null) {
            throw new IllegalArgumentException("the network has " + dropouts + " dropout layers but masks is null");
        }
        return Dl4jNetwork.create(input, List.copyOf(plans), settings, masks);
    }

    private List<LayerPlan> branch(Consumer<Dl4jModelBuilder> calls) {
        List<LayerPlan> outer = plans;
        plans = new ArrayList<>();
        openBranches++;
        try {
            calls.accept(this);
            return List.copyOf(plans);
        } finally {
            openBranches--;
            plans = outer;
        }
    }

    private Dl4jModelBuilder pool(String call, boolean max, int kernel, int stride, int padding) {
        Window window = slide(call, kernel, stride, padding);
        if (padding >= kernel) {
            throw new IllegalArgumentException(call + " on " + shape + ": kernel " + kernel + ", padding " + padding
                    + ": padding must be below the kernel");
        }
        plans.add(new LayerPlan.Pool(max, window));
        shape = slid(shape.channels(), window);
        return this;
    }

    private Window slide(String call, int kernel, int stride, int padding) {
        if (shape.flat()) {
            throw new IllegalArgumentException(call + " needs C x H x W input but gets " + shape);
        }
        try {
            Window window = new Window(kernel, stride, padding);
            slid(1, window);
            return window;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(call + " on " + shape + ": " + e.getMessage(), e);
        }
    }

    private Shape slid(int channels, Window window) {
        return Shape.image(channels, window.outputSize(shape.height()), window.outputSize(shape.width()));
    }

    private void take(String name) {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("a layer with parameters needs a name, not '" + name + "'");
        }
        if (!names.add(name)) {
            throw new IllegalArgumentException("two layers are named " + name);
        }
    }

    private static void checkOutputs(String call, int out) {
        if (out < 1) {
            throw new IllegalArgumentException(call + ": out must be at least 1, not " + out);
        }
    }
}
