/**
 * The rungs between the textbook engine and the fast one: the same layers four times over, each time with one cause of
 * slowness taken away.
 *
 * <ol>
 *   <li>{@code loops}: the textbook in double, in its own package.
 *   <li>{@link backproplab.manual.ladder.FloatLoopLayers}: the same loops over numbers of half the size.
 *   <li>{@link backproplab.manual.ladder.ReorderedLayers}: the same sums with the innermost loop along memory.
 *   <li>{@link backproplab.manual.ladder.MatrixLayers}: every layer a matrix product, the images unrolled by {@link
 *       backproplab.manual.ladder.Im2col}; with plain Java kernels first,
 *   <li>with SIMD ones next.
 *   <li>{@link backproplab.manual.model.FastLayers}: buffers planned once, patches read in place, updates in the pass that
 *       finds the gradient; on one thread first, then on all.
 * </ol>
 *
 * <p>A rung writes anew only what it is about, linear layers and convolutions. Activations, pooling, loss and update cost
 * little beside them and are those of the fast engine from the second rung on, with plain Java kernels on one thread up to
 * the third. Letters: N batch, C channels in, OUT out, H and W image, OH and OW output image; rows carry their index.
 *
 * <p>These classes are for reading and measuring; training uses the fast engine.
 */
package backproplab.manual.ladder;
