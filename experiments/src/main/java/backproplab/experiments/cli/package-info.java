/** The command line: options, checks, what the screen shows, and the one place that ends the process. */
package backproplab.experiments.cli;
