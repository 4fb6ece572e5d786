/**
 * Check: the classes of a user beside the textbook, and beside the usual mistakes. Nothing here loads Deeplearning4j unless {@code
 * --engines dl4j} is given.
 */
package backproplab.experiments.cli.check;
