/** Failures that a user can mend, each with the exit code the process then ends with. */
package backproplab.experiments.failure;
