/**
 * The speed ladder: the same training step on every rung from textbook loops to the fast engine and Deeplearning4j, timed.
 *
 * <p>{@link backproplab.experiments.ladder.Rung} lists the rungs, {@link backproplab.experiments.ladder.RungEngines} builds
 * them, {@link backproplab.experiments.ladder.StepTimer} times one and {@link
 * backproplab.experiments.ladder.SpeedLadder} climbs them all. The layers of the rungs are in {@code
 * backproplab.manual.ladder}.
 */
package backproplab.experiments.ladder;
