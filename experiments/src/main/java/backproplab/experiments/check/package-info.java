/**
 * The numeric checks that report B prints, made anew: pieces of the textbook engine in double against central differences or
 * exact arithmetic. Knows nothing of data sets and training.
 */
package backproplab.experiments.check;
