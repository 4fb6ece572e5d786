/** What goes wrong between a keyboard and a command: blanks, wildcards and empty values within {@code -Dexec.args}, text copied from pages. */
package backproplab.experiments.cli.typing;
