package backproplab.network.model;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The models that there are: what each is called, which settings it reads, and how it is made of them. */
public enum ModelKind {
    /** A multi-layer perceptron. */
    MLP("mlp", true, false, 0, spec -> new Mlp(spec.hidden(), spec.activations(), spec.dropout())),
    /** The third report's convolutional network. */
    CNN("cnn", true, false, 0, spec -> new Cnn(spec.hidden(), spec.activations(), spec.dropout())),
    /** The same with max pooling. */
    CNN_MAXPOOL("cnn-maxpool", true, false, 0, spec -> pooled(PooledCnn.Pooling.MAX, spec)),
    /** The same with average pooling. */
    CNN_AVGPOOL("cnn-avgpool", true, false, 0, spec -> pooled(PooledCnn.Pooling.AVERAGE, spec)),
    /** A small network in the manner of VGG. */
    VGG(
            "vgg",
            true,
            false,
            Vgg.WIDTH,
            spec -> new Vgg(spec.hidden(), spec.activations(), spec.dropout(), spec.channels())),
    /** ResNet18. */
    RESNET18("resnet18", false, true, ResNet18.WIDTH, spec -> new ResNet18(spec.stem(), spec.channels()));

    private final String token;
    private final boolean hiddenLayers;
    private final boolean stem;
    private final int width;
    private final Function<ModelSpec, Model> maker;

    ModelKind(String token, boolean hiddenLayers, boolean stem, int width, Function<ModelSpec, Model> maker) {
        this.token = token;
        this.hiddenLayers = hiddenLayers;
        this.stem = stem;
        this.width = width;
        this.maker = maker;
    }

    private static Model pooled(PooledCnn.Pooling pooling, ModelSpec spec) {
        return new PooledCnn(pooling, spec.hidden(), spec.activations(), spec.dropout());
    }

    /**
     * What the user types after {@code --models}, and the cell in the CSV.
     *
     * @return for example {@code cnn-maxpool}
     */
    public String token() {
        return token;
    }

    /**
     * What may follow {@code --models}.
     *
     * @return the tokens
     */
    public static List<String> tokens() {
        return Stream.of(values()).map(ModelKind::token).toList();
    }

    /**
     * Whether it has hidden fully connected layers, and with them activation and dropout to choose.
     *
     * @return false for resnet18
     */
    public boolean hasHiddenLayers() {
        return hiddenLayers;
    }

    /**
     * Whether it has a stem to choose.
     *
     * @return true for resnet18
     */
    public boolean hasStem() {
        return stem;
    }

    /**
     * Whether it has a width to choose.
     *
     * @return true for vgg and resnet18
     */
    public boolean hasWidth() {
        return width > 0;
    }

    /** Channels of the first stage unless asked otherwise; 0 where there is nothing to choose. */
    int defaultWidth() {
        return width;
    }

    Model make(ModelSpec spec) {
        return maker.apply(spec);
    }
}
