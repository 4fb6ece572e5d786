/** The list of engines: which there are, how each is made, what it needs. What an engine is stands in {@code backproplab.network.engine}. */
package backproplab.experiments.engine;
