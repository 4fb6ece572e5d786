package backproplab.network.model;

import java.util.List;

/** The models by token. */
public final class Models {
    private Models() {}

    /**
     * What may follow {@code --models}.
     *
     * @return the tokens
     */
    public static List<String> tokens() {
        return List.of(Mlp.TOKEN, Cnn.TOKEN, PooledCnn.MAX_TOKEN, PooledCnn.AVERAGE_TOKEN, Vgg.TOKEN, ResNet18.TOKEN);
    }

    /**
     * Makes a model.
     *
     * @param spec which, with its settings
     * @return the model
     * @throws IllegalArgumentException if the token is unknown
     */
    public static Model of(ModelSpec spec) {
        switch (spec.token()) {
            case Mlp.TOKEN:
                return new Mlp(spec.hidden(), spec.activations(), spec.dropout());
            case Cnn.TOKEN:
                return new Cnn(spec.hidden(), spec.activations(), spec.dropout());
            case PooledCnn.MAX_TOKEN:
                return pooled(PooledCnn.Pooling.MAX, spec);
            case PooledCnn.AVERAGE_TOKEN:
                return pooled(PooledCnn.Pooling.AVERAGE, spec);
            case Vgg.TOKEN:
                return new Vgg(spec.hidden(), spec.activations(), spec.dropout(), width(spec));
            case ResNet18.TOKEN:
                return new ResNet18(spec.stem(), width(spec));
            default:
                throw new IllegalArgumentException("unknown model " + spec.token());
        }
    }

    private static Model pooled(PooledCnn.Pooling pooling, ModelSpec spec) {
        return new PooledCnn(pooling, spec.hidden(), spec.activations(), spec.dropout());
    }

    static int width(ModelSpec spec) {
        if (spec.width() > 0) {
            return spec.width();
        }
        return spec.token().equals(ResNet18.TOKEN) ? ResNet18.WIDTH : Vgg.WIDTH;
    }
}
