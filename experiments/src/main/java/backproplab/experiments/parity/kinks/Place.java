package backproplab.experiments.parity.kinks;

/**
 * A place where the derivative of a network jumps.
 *
 * @param layer which of the layers with such places, in their order, from 0
 * @param index which of that layer's inputs; of a pooling layer, which of its windows
 */
public record Place(int layer, int index) {}
