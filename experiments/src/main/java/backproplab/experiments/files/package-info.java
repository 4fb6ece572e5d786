/** Writing to disk so that a file is there whole or not at all. Uses the JDK only and knows no other package. */
package backproplab.experiments.files;
