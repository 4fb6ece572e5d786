/** Tests of the networks in place of their training: what they say on the screen, and what they leave. */
package backproplab.experiments.cli.tune;
