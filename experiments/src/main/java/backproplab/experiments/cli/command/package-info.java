/** The skeleton of a command that takes long, into which each such command puts its own steps. */
package backproplab.experiments.cli.command;
