package backproplab.dl4j;

import java.util.List;

/** One layer call of the builder, with the sizes it was resolved to. */
sealed interface LayerPlan {

    /** Fully connected: {@code in} features to {@code out} features. */
    record Linear(String name, int in, int out) implements LayerPlan {}

    /** Cross-correlation over {@code in} channels. */
    record Conv(String name, int in, int out, Window window, boolean bias) implements LayerPlan {}

    /** Batch normalisation of {@code features} channels of images, or features of flat rows. */
    record BatchNorm(String name, int features, boolean rows) implements LayerPlan {}

    /** Elementwise nonlinearity. */
    record Activation(Dl4jActivation function) implements LayerPlan {}

    /** Largest element or mean of each window. */
    record Pool(boolean max, Window window) implements LayerPlan {}

    /** Mean of each channel. */
    record GlobalAvgPool() implements LayerPlan {}

    /** Sum of two branches from the same input, without the nonlinearity after it; an empty branch is the input itself. */
    record Residual(List<LayerPlan> main, List<LayerPlan> shortcut) implements LayerPlan {}

    /** From C x H x W to features, row-major. */
    record Flatten(Shape from) implements LayerPlan {}

    /** Inverted dropout; {@code index} counts the dropout layers of the network from 0. */
    record Dropout(int index, double dropProbability) implements LayerPlan {}

    /** Square window of a convolution or a pooling. */
    record Window(int kernel, int stride, int padding) {

        public Window {
            if (kernel < 1 || stride < 1 || padding < 0) {
                throw new IllegalArgumentException("kernel " + kernel + ", stride " + stride + ", padding " + padding
                        + ": kernel and stride must be at least 1, padding at least 0");
            }
        }

        /** {@code floor((size + 2 * padding - kernel) / stride) + 1}. */
        int outputSize(int size) {
            int room = size + 2 * padding - kernel;
            if (room < 0) {
                throw new IllegalArgumentException("kernel " + kernel + " with padding " + padding
                        + " does not fit into an input of size " + size);
            }
            return room / stride + 1;
        }
    }

    /** Size of one sample between two layers; after flattening only {@link #features} means something. */
    record Shape(int channels, int height, int width, boolean flat) {

        static Shape image(int channels, int height, int width) {
            return new Shape(channels, height, width, false);
        }

        static Shape features(int count) {
            return new Shape(count, 1, 1, true);
        }

        int features() {
            return Math.multiplyExact(Math.multiplyExact(channels, height), width);
        }

        @Override
        public String toString() {
            return flat ? channels + " features" : channels + " x " + height + " x " + width;
        }
    }
}
