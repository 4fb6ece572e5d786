package backproplab.experiments.reproduce;

import backproplab.experiments.compare.Comparison;
import backproplab.experiments.recipe.Plan;
import backproplab.experiments.train.TrainingData;

/**
 * A training that was checked against its images. Variants with equal settings share one.
 *
 * @param training its settings
 * @param plan the same under the name of the first variant that has it
 * @param images what it sees
 * @param comparison trains it
 */
record PlannedTraining(Training training, Plan plan, TrainingData images, Comparison comparison) {}
