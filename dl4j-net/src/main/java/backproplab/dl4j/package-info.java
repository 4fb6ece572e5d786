/**
 * The same multilayer perceptrons, convolutional and residual networks as elsewhere in the project, in Deeplearning4j.
 *
 * <p>{@link backproplab.dl4j.Dl4jEngine} builds what {@code backproplab.network} describes, trains on batches handed over as
 * plain arrays, and reads and writes parameters by name in the neutral layout. {@link backproplab.dl4j.Dl4jBackend} says what runs below and sets its threads.
 *
 * <p>Arrows: this package uses {@code custom}, {@code cpu} (which library computes, on which processor) and {@code tune} (which settings are fastest), never
 * the other way round; {@code gpu}, which says whether one can run, uses this one. None knows another module of the project than network-spec.
 *
 * <p>Letters: N batch, C channels, H height, W width, K classes.
 */
package backproplab.dl4j;
