/**
 * Kills runs for tests, from inside at a line or a call, and from outside as a process.
 *
 * <p>{@link backproplab.experiments.killing.Killed} is what a kill from inside looks like,
 * {@link backproplab.experiments.killing.AtLine} and {@link backproplab.experiments.killing.TrainingKiller} throw it, and
 * {@link backproplab.experiments.killing.KilledProcess} is the real thing. What a killed run left is read by
 * {@link backproplab.experiments.results.WrittenResults}.
 */
package backproplab.experiments.killing;
