package backproplab.experiments.model;

import backproplab.manual.activation.ActivationFunction;
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
        return List.of(Mlp.TOKEN, Cnn.TOKEN);
    }

    /**
     * Makes a model.
     *
     * @param token one of {@link #tokens}
     * @param hidden sizes of the hidden fully connected layers
     * @param activation after each hidden layer
     * @param dropout probability to drop a hidden unit
     * @return the model
     * @throws IllegalArgumentException if the token is unknown
     */
    public static Model of(String token, List<Integer> hidden, ActivationFunction activation, double dropout) {
        switch (token) {
            case Mlp.TOKEN:
                return new Mlp(hidden, activation, dropout);
            case Cnn.TOKEN:
                return new Cnn(hidden, activation, dropout);
            default:
                throw new IllegalArgumentException("unknown model " + token);
        }
    }

    /**
     * Makes a model.
     *
     * @param spec which, with its settings
     * @return the model
     */
    public static Model of(ModelSpec spec) {
        return of(spec.token(), spec.hidden(), spec.activation(), spec.dropout());
    }
}
