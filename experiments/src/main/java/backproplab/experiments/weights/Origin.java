package backproplab.experiments.weights;

/**
 * Where weights come from.
 *
 * @param dataset what they were trained on
 * @param epoch after which epoch, from 1; 0: before any
 * @param seed the run's seed
 */
public record Origin(String dataset, int epoch, long seed) {}
