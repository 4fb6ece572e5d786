/** How far a run is, in one file that is there whole or not at all, so that a run goes on where it was cut off. */
package backproplab.experiments.checkpoint;
