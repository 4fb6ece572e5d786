package backproplab.network.model;

/** A network as data: its token, and its layers on request. */
public interface Model {

    /**
     * What the user types after {@code --models}, and the cell in the CSV.
     *
     * @return for example {@code mlp}
     */
    String token();

    /**
     * Names every layer in order.
     *
     * @param builder hears them
     * @param classes K, the extent of the logits
     */
    void describe(NetworkBuilder builder, int classes);
}
