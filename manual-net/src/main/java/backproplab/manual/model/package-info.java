/**
 * Layers put together: the structure of a network and its training step, written once for both engines.
 *
 * <p>{@link backproplab.manual.model.LayerFactory} is where the engines part: {@link backproplab.manual.model.FastLayers} makes the fast float
 * layers, {@link
 * backproplab.manual.model.LoopLayers} the textbook double ones.
 */
package backproplab.manual.model;
