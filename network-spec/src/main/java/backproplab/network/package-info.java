/**
 * What a network is, said once for every engine that builds it: the hand-written ones, Deeplearning4j, and whichever comes
 * next. Nothing here computes; no dependency but the JDK.
 *
 * <p>Arrows run one way: {@code model} uses {@code layer}, so do {@code init} and {@code rule}, and everything stands on
 * {@code shape}. A test holds this. Letters for extents: N images of a batch, C channels, H rows, W columns, K outputs.
 */
package backproplab.network;
