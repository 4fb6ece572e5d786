/**
 * The command line: Task1, Task2, Parity, Predict, Ladder and Doctor, the tables that only one of them prints, and
 * {@link backproplab.experiments.cli.Launcher}, the one place that ends the process.
 *
 * <p>May use {@link backproplab.experiments.cli.option} and {@link backproplab.experiments.cli.screen}. Lab is a command beside these, in
 * {@link backproplab.experiments.cli.lab}: neither knows the other.
 */
package backproplab.experiments.cli;
