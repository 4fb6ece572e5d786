package backproplab.experiments.weights;

/**
 * Where weights come from.
 *
 * @param dataset what they were trained on
 * @param epoch after which epoch, from 1; 0 for weights that were not trained
 * @param seed the run's seed
 */
public record Origin(String dataset, int epoch, long seed) {}
