package backproplab.experiments.weights;

import backproplab.datasets.Augmentation;
import backproplab.datasets.Normalization;
import backproplab.network.layer.NetworkSpec;
import backproplab.network.layer.TensorSpec;
import backproplab.network.model.ModelSpec;
import backproplab.network.shape.Shape;
import java.util.List;

/**
 * What must be known beside the weights to use a network: its layers, and how images become its input and its output
 * becomes a class.
 *
 * @param model the layers
 * @param channels C of the input
 * @param height H of the input
 * @param width W of the input
 * @param classNames K names in the order of the logits
 * @param normalization bytes to floats, as in training
 * @param preparation what brings an image file of any size to the input's, as the images of training were brought there:
 *     first to their size, then through the steps of evaluation
 */
public record NetworkDescription(
        ModelSpec model,
        int channels,
        int height,
        int width,
        List<String> classNames,
        Normalization normalization,
        Augmentation preparation) {

    /**
     * Brings the normalization to the input's size, which differs from the data's where training resizes its images.
     *
     * @throws IllegalArgumentException if the normalization is for another number of channels
     */
    public NetworkDescription {
        classNames = List.copyOf(classNames);
        normalization = normalization.resizedTo(height, width);
        if (normalization.featuresPerSample() != channels * height * width) {
            throw new IllegalArgumentException("normalization is for " + normalization.featuresPerSample()
                    + " values per image, not " + channels + "x" + height + "x" + width);
        }
    }

    /** Resizing once. */
    static Augmentation plain(int height, int width) {
        return Augmentation.NONE.preparation(height, width);
    }

    /**
     * The number of classes.
     *
     * @return K
     */
    public int classes() {
        return classNames.size();
    }

    /**
     * The network.
     *
     * @return its layers with their sizes
     * @throws backproplab.network.NetworkException if a layer is too large or does not fit the layer before
     */
    public NetworkSpec network() {
        return model.model().network(Shape.of(1, channels, height, width), classes());
    }

    /**
     * What the network's weights are called and how they are shaped.
     *
     * @return in the order of the layers
     */
    public List<TensorSpec> tensors() {
        return network().tensors();
    }
}
