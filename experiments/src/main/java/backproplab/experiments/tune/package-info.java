/**
 * What is done before a training, to see whether one can work: the learning-rate range test, and learning a handful of images by heart.
 *
 * <p>{@link backproplab.experiments.tune.TunedRuns} goes through networks and engines. {@link backproplab.experiments.tune.RateTest} and {@link
 * backproplab.experiments.tune.OverfitTest} train one of them; what they measured is judged by {@link
 * backproplab.experiments.tune.RateRange} and {@link backproplab.experiments.tune.Diagnosis}.
 */
package backproplab.experiments.tune;
