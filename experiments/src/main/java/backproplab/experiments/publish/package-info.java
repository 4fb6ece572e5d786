/** Writes the tables of pages from published runs of Lab, so that page and run cannot drift apart. */
package backproplab.experiments.publish;
