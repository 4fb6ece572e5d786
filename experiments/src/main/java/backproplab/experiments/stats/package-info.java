/**
 * Statistics of a few seeds: intervals of means, paired differences and what many comparisons at once cost. Knows nothing of
 * networks.
 */
package backproplab.experiments.stats;
