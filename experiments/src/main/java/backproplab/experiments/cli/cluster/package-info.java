/**
 * Training on other machines, as an option of commands: which machines, how they are reached, and what is shown of them. The machines themselves
 * are the matter of a module that only builds with the profile {@code cluster} have.
 *
 * <p>May use {@link backproplab.experiments.cli.option} and {@link backproplab.experiments.cli.screen}; only
 * {@link backproplab.experiments.cli.lab} may use it.
 */
package backproplab.experiments.cli.cluster;
