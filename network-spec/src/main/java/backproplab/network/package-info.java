/**
 * What a network is, said once for every engine that builds it: the hand-written ones, Deeplearning4j, and whichever comes
 * next. No layer computes here, only what all engines must agree on to the last bit: initial weights, dropout masks, single activations and
 * rates; no dependency but the JDK.
 *
 * <p>Arrows run one way: {@code engine} uses {@code layer}, {@code init} and {@code rule}; {@code model} and {@code init} use
 * {@code layer}, which stands on {@code shape}; {@code rule} stands alone. A test holds this. Letters for extents: N images of a batch, C channels, H rows, W columns, K classes, IN and OUT features or
 * channels of a layer.
 */
package backproplab.network;
