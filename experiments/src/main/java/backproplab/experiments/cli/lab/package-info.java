/**
 * Lab and what it can do: list, run, search, show, compare and publish; how experiments and runs are named, and what is printed of them.
 *
 * <p>May use {@link backproplab.experiments.cli.search}, {@link backproplab.experiments.cli.command}, {@link backproplab.experiments.cli.option} and
 * {@link backproplab.experiments.cli.screen}. Nothing here may use it.
 */
package backproplab.experiments.cli.lab;
