/** The one training loop that drives every engine, and what it measures. */
package backproplab.experiments.train;
