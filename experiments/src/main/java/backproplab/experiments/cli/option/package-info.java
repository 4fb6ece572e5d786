/**
 * Options that several commands have, in groups; how their values are checked; and what of them must be equal where a run goes on.
 *
 * <p>May use {@link backproplab.experiments.cli.screen}; every command may use it.
 */
package backproplab.experiments.cli.option;
