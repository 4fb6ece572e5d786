/**
 * The same multilayer perceptrons, convolutional and residual networks as elsewhere in the project, in Deeplearning4j.
 *
 * <p>{@link backproplab.dl4j.Dl4jModelBuilder} takes one call per layer and gives a {@link backproplab.dl4j.Dl4jNetwork},
 * which trains on batches handed over as plain arrays and whose parameters are read and written by name in a neutral
 * layout. {@link backproplab.dl4j.Dl4jBackend} says what runs below and sets its threads.
 *
 * <p>Arrows: this package uses {@code backproplab.dl4j.custom}, never the other way round, and neither knows any other
 * module of the project.
 *
 * <p>Letters: N batch, C channels, H height, W width, K classes.
 */
package backproplab.dl4j;
