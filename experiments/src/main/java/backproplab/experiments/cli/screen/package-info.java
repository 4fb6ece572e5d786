/**
 * What every command shows while it runs: progress bars, a line per epoch or the Solver's lines, warnings, and the notice of how to go on.
 *
 * <p>Uses no other package of the command line; all of them may use it.
 */
package backproplab.experiments.cli.screen;
