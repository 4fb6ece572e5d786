/** The machine and the state of the source that a run's numbers depend on; what cannot be read is told as unknown. */
package backproplab.files.machine;
