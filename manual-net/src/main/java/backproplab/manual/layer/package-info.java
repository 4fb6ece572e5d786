/**
 * The contract of a layer, and the fast layers.
 *
 * <p>{@link backproplab.manual.layer.Layer} is what both engines implement; {@link
 * backproplab.manual.layer.PlannedLayer} holds what every layer would otherwise repeat (buffers, the check that
 * backward follows forward). {@code Linear}, {@code Conv2d} and the rest compute in float through {@link
 * backproplab.manual.kernel.Kernels}; their textbook twins are in {@link backproplab.manual.loops}.
 *
 * <p>Names: {@code x} input, {@code y} output, {@code dy} the gradient of the loss with respect to {@code y}, {@code
 * dx} with respect to {@code x}.
 */
package backproplab.manual.layer;
