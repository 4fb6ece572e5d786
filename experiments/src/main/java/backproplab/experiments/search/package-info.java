/**
 * Hyperparameter search: a space of option values, the trials that a method draws from it, their training, a journal to go on from.
 * Knows values as texts only; what an option makes of them is for the command line to say.
 */
package backproplab.experiments.search;
