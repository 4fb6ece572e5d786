/**
 * The files that people open: columns in one place, rows flushed as they come, files replaced atomically.
 */
package backproplab.experiments.results;
