/**
 * The comparison: the same network, weights and batches through both engines, and what differs written down.
 *
 * <p>Arrows run one way: {@code cli} asks {@code compare}, which turns a plan of {@code task} into rows of {@code
 * results}; {@code compare} drives {@code train}, that drives an {@code engine}, which is built from a {@code model} and
 * {@code weights}.
 */
package backproplab.experiments;
