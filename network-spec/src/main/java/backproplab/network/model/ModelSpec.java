package backproplab.network.model;

import backproplab.network.layer.ActivationFunction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which model, with every setting that decides its layers. A model reads its own settings and leaves the others alone.
 *
 * @param kind which model
 * @param hidden sizes of the hidden fully connected layers: all but resnet18
 * @param activations after each hidden layer, one for all or one for each, convolutions have the first: all but resnet18
 * @param dropout probability to drop a hidden unit: all but resnet18
 * @param stem what comes before the stages: resnet18
 * @param width channels of the first stage: vgg, resnet18; 0 for the model's own
 */
public record ModelSpec(
        ModelKind kind, List<Integer> hidden, Activations activations, double dropout, Stem stem, int width) {

    /**
     * One activation for every layer.
     *
     * @param kind which model
     * @param hidden sizes of the hidden fully connected layers: all but resnet18
     * @param activation after each hidden layer: all but resnet18
     * @param dropout probability to drop a hidden unit: all but resnet18
     * @param stem what comes before the stages: resnet18
     * @param width channels of the first stage: vgg, resnet18; 0 for the model's own
     */
    public ModelSpec(
            ModelKind kind, List<Integer> hidden, ActivationFunction activation, double dropout, Stem stem, int width) {
        this(kind, hidden, Activations.of(activation), dropout, stem, width);
    }

    /**
     * A model with ReLU, without dropout, of its own width.
     *
     * @param kind which
     * @param hidden sizes of the hidden fully connected layers
     * @return the settings
     */
    public static ModelSpec of(ModelKind kind, Integer... hidden) {
        return new ModelSpec(kind, List.of(hidden), ActivationFunction.RELU, 0, Stem.SEVEN, 0);
    }

    /**
     * The same with other hidden layers.
     *
     * @param sizes of the hidden fully connected layers
     * @return new settings
     */
    public ModelSpec withHidden(List<Integer> sizes) {
        return new ModelSpec(kind, sizes, activations, dropout, stem, width);
    }

    /**
     * The same with other activations.
     *
     * @param others one for all or one for each hidden layer
     * @return new settings
     */
    public ModelSpec withActivations(Activations others) {
        return new ModelSpec(kind, hidden, others, dropout, stem, width);
    }

    /**
     * The same with another dropout.
     *
     * @param probability to drop a hidden unit, in [0, 1)
     * @return new settings
     */
    public ModelSpec withDropout(double probability) {
        return new ModelSpec(kind, hidden, activations, probability, stem, width);
    }

    /**
     * The same with another stem.
     *
     * @param other what comes before the stages
     * @return new settings
     */
    public ModelSpec withStem(Stem other) {
        return new ModelSpec(kind, hidden, activations, dropout, other, width);
    }

    /**
     * The same with another width.
     *
     * @param channels of the first stage
     * @return new settings
     */
    public ModelSpec withWidth(int channels) {
        return new ModelSpec(kind, hidden, activations, dropout, stem, channels);
    }

    /**
     * What the user types after {@code --models}, and the cell in the CSV.
     *
     * @return the kind's token
     */
    public String token() {
        return kind.token();
    }

    /**
     * Makes the model.
     *
     * @return its layers on request
     */
    public Model model() {
        return kind.make(this);
    }

    /** Channels of the first stage, those of the model itself where none are set. */
    int channels() {
        return width > 0 ? width : kind.defaultWidth();
    }

    /**
     * Every setting that the model reads, under the name of its option.
     *
     * @return values in reading order
     */
    public Map<String, Object> resolved() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("model", token());
        if (kind.hasHiddenLayers()) {
            values.put("hidden", hidden.stream().map(String::valueOf).collect(Collectors.joining(",")));
            values.put("activation", activations.text());
            values.put("dropout", dropout);
        }
        if (kind.hasStem()) {
            values.put("stem", stem.token());
        }
        if (kind.hasWidth()) {
            values.put("width", channels());
        }
        return values;
    }
}
