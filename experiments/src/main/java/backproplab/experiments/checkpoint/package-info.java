/**
 * How far a run is, in a file that is there whole or not at all, and in one beside it that only grows, so that a run goes on where it was
 * cut off.
 */
package backproplab.experiments.checkpoint;
