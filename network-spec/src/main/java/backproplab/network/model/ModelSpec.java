package backproplab.network.model;

import backproplab.network.layer.ActivationFunction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which model, with every setting that decides its layers. A model reads its own settings and leaves the others alone.
 *
 * @param token one of {@link Models#tokens}
 * @param hidden sizes of the hidden fully connected layers: mlp, cnn, vgg
 * @param activations after each hidden layer, one for all or one for each: mlp, cnn, vgg, whose convolutions have the first
 * @param dropout probability to drop a hidden unit: mlp, cnn, vgg
 * @param stem what comes before the stages: resnet18
 * @param width channels of the first stage: vgg, resnet18; 0 for the model's own
 */
public record ModelSpec(
        String token, List<Integer> hidden, Activations activations, double dropout, Stem stem, int width) {

    /**
     * One activation for every layer.
     *
     * @param token one of {@link Models#tokens}
     * @param hidden sizes of the hidden fully connected layers: mlp, cnn, vgg
     * @param activation after each hidden layer: mlp, cnn, vgg
     * @param dropout probability to drop a hidden unit: mlp, cnn, vgg
     * @param stem what comes before the stages: resnet18
     * @param width channels of the first stage: vgg, resnet18; 0 for the model's own
     */
    public ModelSpec(
            String token, List<Integer> hidden, ActivationFunction activation, double dropout, Stem stem, int width) {
        this(token, hidden, Activations.of(activation), dropout, stem, width);
    }

    /**
     * A model with ReLU, without dropout, of its own width.
     *
     * @param token which
     * @param hidden sizes of the hidden fully connected layers
     * @return the settings
     */
    public static ModelSpec of(String token, Integer... hidden) {
        return new ModelSpec(token, List.of(hidden), ActivationFunction.RELU, 0, Stem.SEVEN, 0);
    }

    /**
     * The same with other hidden layers.
     *
     * @param sizes of the hidden fully connected layers
     * @return new settings
     */
    public ModelSpec withHidden(List<Integer> sizes) {
        return new ModelSpec(token, sizes, activations, dropout, stem, width);
    }

    /**
     * The same with other activations.
     *
     * @param others one for all or one for each hidden layer
     * @return new settings
     */
    public ModelSpec withActivations(Activations others) {
        return new ModelSpec(token, hidden, others, dropout, stem, width);
    }

    /**
     * The same with another dropout.
     *
     * @param probability to drop a hidden unit, in [0, 1)
     * @return new settings
     */
    public ModelSpec withDropout(double probability) {
        return new ModelSpec(token, hidden, activations, probability, stem, width);
    }

    /**
     * The same with another stem.
     *
     * @param other what comes before the stages
     * @return new settings
     */
    public ModelSpec withStem(Stem other) {
        return new ModelSpec(token, hidden, activations, dropout, other, width);
    }

    /**
     * The same with another width.
     *
     * @param channels of the first stage
     * @return new settings
     */
    public ModelSpec withWidth(int channels) {
        return new ModelSpec(token, hidden, activations, dropout, stem, channels);
    }

    /**
     * Whether the model has hidden fully connected layers, and with them activation and dropout to choose.
     *
     * @return false for resnet18
     */
    public boolean hasHiddenLayers() {
        return !token.equals(ResNet18.TOKEN);
    }

    /**
     * Whether the model has a width to choose.
     *
     * @return true for vgg and resnet18
     */
    public boolean hasWidth() {
        return token.equals(ResNet18.TOKEN) || token.equals(Vgg.TOKEN);
    }

    /**
     * Whether the model has a stem to choose.
     *
     * @return true for resnet18
     */
    public boolean hasStem() {
        return token.equals(ResNet18.TOKEN);
    }

    /**
     * Every setting that the model reads, under the name of its option.
     *
     * @return values in reading order
     */
    public Map<String, Object> resolved() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("model", token);
        if (hasHiddenLayers()) {
            values.put("hidden", hidden.stream().map(String::valueOf).collect(Collectors.joining(",")));
            values.put("activation", activations.text());
            values.put("dropout", dropout);
        }
        if (hasStem()) {
            values.put("stem", stem.token());
        }
        if (hasWidth()) {
            values.put("width", Models.width(this));
        }
        return values;
    }
}
