package backproplab.dl4j;

/**
 * Says which activations dropout keeps: a pure function of step, dropout layer and element, given by the caller, so that
 * two engines drop the same elements.
 *
 * <p>The network multiplies what is kept by {@code 1 / (1 - p)} (inverted dropout) and what is dropped by zero, in
 * training only. Asked again for the same step and layer, an implementation must answer the same.
 */
@FunctionalInterface
public interface DropoutMasks {

    /**
     * Writes the decisions of one dropout layer in one training step.
     *
     * @param keep            receives true for every element that is kept; element i is row-major over N x features, or
     *     over N x C x H x W before flattening; at least {@code count} long
     * @param count           number of elements to write, batch size times features
     * @param step            training steps done before this one, from 0
     * @param dropoutLayer    index among the dropout layers of the network in order, from 0
     * @param dropProbability probability p to drop an element, in [0, 1)
     */
    void fill(boolean[] keep, int count, long step, int dropoutLayer, double dropProbability);
}
