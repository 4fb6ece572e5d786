/**
 * What Lab search makes of its options: the request, trials checked with the options, bounds and messages of Task1 and Task2, and what
 * is printed of them. The search itself is {@link backproplab.experiments.search}.
 *
 * <p>May use {@link backproplab.experiments.cli.option} and {@link backproplab.experiments.cli.screen}; only
 * {@link backproplab.experiments.cli.lab} may use it.
 */
package backproplab.experiments.cli.search;
