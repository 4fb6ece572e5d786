package backproplab.network.layer;

import backproplab.network.shape.Shape;
import backproplab.network.shape.Window;
import java.util.List;
import java.util.stream.Stream;

/**
 * A layer as every engine reads it: its sizes, its shape rule, the tensors it owns. What it computes is said where it is computed,
 * in {@code backproplab.manual.loops} as the textbook has it.
 *
 * <p>Shapes: images are N x C x H x W, rows N x F.
 *
 * <p>A new kind of layer is a record here and a method of {@link Visitor}; whichever engine lacks it does not compile.
 */
public sealed interface LayerSpec {

    /**
     * The shape of the output.
     *
     * @param input shape of the input, batch first
     * @return shape of the output, batch first
     * @throws IllegalArgumentException if this layer cannot take that input; the message names both sizes
     */
    Shape outputShape(Shape input);

    /**
     * What the layer trains, and the statistics that it keeps.
     *
     * @return named within the layer, for example {@code weight}; in the order in which files hold them
     * @throws IllegalArgumentException if a tensor has more elements than a Java array can hold
     */
    default List<TensorSpec> tensors() {
        return List.of();
    }

    /**
     * Multiply-adds of the matrix work of one forward pass. Padding counts as pixels; biases are left out.
     *
     * @param output shape of the output
     * @return a count; 0 for layers without matrix work, and for blocks, whose layers have their own
     */
    default long multiplyAdds(Shape output) {
        return 0;
    }

    /**
     * Calls the visitor's method for this kind of layer.
     *
     * @param visitor who asks
     * @param <R> what the visitor answers
     * @return the answer
     */
    <R> R accept(Visitor<R> visitor);

    /**
     * One method for each kind of layer.
     *
     * @param <R> what is made of a layer
     */
    interface Visitor<R> {

        /** A fully connected layer. */
        R linear(Linear spec);

        /** A convolution. */
        R conv2d(Conv2d spec);

        /** Batch normalisation. */
        R batchNorm(BatchNorm spec);

        /** An element-wise function. */
        R activation(Activation spec);

        /** Max pooling. */
        R maxPool2d(MaxPool2d spec);

        /** Average pooling. */
        R avgPool2d(AvgPool2d spec);

        /** Average pooling over whole images. */
        R globalAvgPool(GlobalAvgPool spec);

        /** A residual block. */
        R residual(Residual spec);

        /** Images to rows. */
        R flatten(Flatten spec);

        /** Dropout. */
        R dropout(Dropout spec);
    }

    /**
     * Fully connected, {@code y = x W + b}: rows of {@code in} features become rows of {@code out}.
     *
     * @param in features in
     * @param out features out
     */
    record Linear(int in, int out) implements LayerSpec {
        @Override
        public Shape outputShape(Shape input) {
            if (input.rank() != 2 || input.dim(1) != in) {
                throw new IllegalArgumentException("Linear(" + in + ", " + out + ") cannot take an input of shape "
                        + input + (input.rank() == 4 ? "; flatten first" : "; it needs N x " + in));
            }
            return Shape.of(input.dim(0), out);
        }

        @Override
        public List<TensorSpec> tensors() {
            return List.of(
                    TensorSpec.of(TensorSpec.Role.WEIGHT, in, out, in, out),
                    TensorSpec.of(TensorSpec.Role.BIAS, in, out, out));
        }

        @Override
        public long multiplyAdds(Shape output) {
            return (long) in * output.size();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.linear(this);
        }
    }

    /**
     * A convolution (cross-correlation, as everywhere in this field) with zero padding.
     *
     * @param in channels in
     * @param out channels out
     * @param window kernel, stride and padding
     * @param bias whether there is one; batch norm right behind takes any away again
     */
    record Conv2d(int in, int out, Window window, boolean bias) implements LayerSpec {
        @Override
        public Shape outputShape(Shape input) {
            if (input.rank() != 4 || input.dim(1) != in) {
                throw new IllegalArgumentException("Conv2d(" + in + ", " + out + ") cannot take an input of shape "
                        + input + "; it needs N x " + in + " x H x W");
            }
            return window.output(input, out);
        }

        @Override
        public List<TensorSpec> tensors() {
            int fanIn = in * area();
            int fanOut = out * area();
            TensorSpec weight =
                    TensorSpec.of(TensorSpec.Role.WEIGHT, fanIn, fanOut, out, in, window.kernel(), window.kernel());
            return bias ? List.of(weight, TensorSpec.of(TensorSpec.Role.BIAS, fanIn, fanOut, out)) : List.of(weight);
        }

        private int area() {
            return window.kernel() * window.kernel();
        }

        @Override
        public long multiplyAdds(Shape output) {
            return (long) in * area() * output.size();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.conv2d(this);
        }
    }

    /**
     * Batch normalisation of the channels of images or the features of rows.
     *
     * @param channels C of images, or F of rows
     */
    record BatchNorm(int channels) implements LayerSpec {

        /** Added to the variance before the root: {@value}, as in DL4J and PyTorch. */
        public static final double EPSILON = 1e-5;

        /** Share of a running statistic that stays at each step: {@value}. PyTorch's momentum is the share of the batch, 0.1. */
        public static final double DECAY = 0.9;

        /**
         * Checks the number.
         *
         * @throws IllegalArgumentException if there is no channel
         */
        public BatchNorm {
            if (channels < 1) {
                throw new IllegalArgumentException("batch norm needs at least one channel: " + channels);
            }
        }

        @Override
        public Shape outputShape(Shape input) {
            if ((input.rank() != 4 && input.rank() != 2) || input.dim(1) != channels) {
                throw new IllegalArgumentException("BatchNorm(" + channels + ") cannot take an input of shape " + input
                        + "; it needs N x " + channels + " x H x W or N x " + channels);
            }
            return input;
        }

        /**
         * Values of one channel in one sample.
         *
         * @param input shape of the input
         * @return H W for images, 1 for rows
         */
        public static int plane(Shape input) {
            return input.size() / (input.dim(0) * input.dim(1));
        }

        @Override
        public List<TensorSpec> tensors() {
            return Stream.of(TensorSpec.Role.GAMMA, TensorSpec.Role.BETA, TensorSpec.Role.MEAN, TensorSpec.Role.VAR)
                    .map(role -> TensorSpec.of(role, 0, 0, channels))
                    .toList();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.batchNorm(this);
        }
    }

    /**
     * An element-wise function of any input.
     *
     * @param function which
     */
    record Activation(ActivationFunction function) implements LayerSpec {
        @Override
        public Shape outputShape(Shape input) {
            return input;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.activation(this);
        }
    }

    /**
     * The largest pixel of each window; padding never wins.
     *
     * @param window kernel, stride and padding
     */
    record MaxPool2d(Window window) implements LayerSpec {
        @Override
        public Shape outputShape(Shape input) {
            return window.pooled(input);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.maxPool2d(this);
        }
    }

    /**
     * The mean of each window, over kernel squared values: zeros of the padding count, as in PyTorch.
     *
     * @param window kernel, stride and padding
     */
    record AvgPool2d(Window window) implements LayerSpec {
        @Override
        public Shape outputShape(Shape input) {
            return window.pooled(input);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.avgPool2d(this);
        }
    }

    /** The mean over all pixels of each channel; images become rows. */
    record GlobalAvgPool() implements LayerSpec {
        @Override
        public Shape outputShape(Shape input) {
            Window.requireImages(input);
            return Shape.of(input.dim(0), input.dim(1));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.globalAvgPool(this);
        }
    }

    /**
     * A residual block, {@code max(main(x) + shortcut(x), 0)} (He et al. 2016, equations 1 and 2).
     *
     * @param main the main branch, at least one layer, named within the block
     * @param shortcut the projection; without layers for the identity
     */
    record Residual(List<NamedLayer> main, List<NamedLayer> shortcut) implements LayerSpec {

        /**
         * Copies the lists.
         *
         * @throws IllegalArgumentException if the main branch has no layer
         */
        public Residual {
            main = List.copyOf(main);
            shortcut = List.copyOf(shortcut);
            if (main.isEmpty()) {
                throw new IllegalArgumentException("the main branch of a residual block has no layers");
            }
        }

        @Override
        public Shape outputShape(Shape input) {
            Shape output = through(main, input);
            Shape other = through(shortcut, input);
            if (!output.equals(other)) {
                throw new IllegalArgumentException("a residual block's branches must end in one shape: " + output
                        + " from the main branch, " + other + " from the shortcut");
            }
            return output;
        }

        private static Shape through(List<NamedLayer> branch, Shape input) {
            Shape shape = input;
            for (NamedLayer layer : branch) {
                shape = layer.spec().outputShape(shape);
            }
            return shape;
        }

        @Override
        public List<TensorSpec> tensors() {
            return Stream.concat(main.stream(), shortcut.stream())
                    .flatMap(layer -> layer.tensors().stream())
                    .toList();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.residual(this);
        }
    }

    /** Images to rows, row-major. */
    record Flatten() implements LayerSpec {
        @Override
        public Shape outputShape(Shape input) {
            return Shape.of(input.dim(0), input.size() / input.dim(0));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.flatten(this);
        }
    }

    /**
     * Inverted dropout, active in training only.
     *
     * @param mask which units are kept, the same for every engine
     */
    record Dropout(DropoutMask mask) implements LayerSpec {
        @Override
        public Shape outputShape(Shape input) {
            return input;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dropout(this);
        }
    }
}
