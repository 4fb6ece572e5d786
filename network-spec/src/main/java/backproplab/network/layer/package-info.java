/**
 * Layers and networks as every engine reads them: their constants, their shape rules, the tensors they own.
 *
 * <p>A new kind of layer begins in {@link backproplab.network.layer.LayerSpec}.
 */
package backproplab.network.layer;
