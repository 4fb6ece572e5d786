package backproplab.experiments.reproduce;

import backproplab.experiments.checkpoint.RunNotes;
import backproplab.experiments.checkpoint.RunRecord;
import backproplab.experiments.compare.Comparison;
import backproplab.experiments.task.Plan;
import backproplab.experiments.train.TrainingData;

/**
 * A training that was checked against its images. Variants with equal settings share one.
 *
 * @param training its settings
 * @param plan the same under the name of the first variant that has it
 * @param images what it sees
 * @param comparison trains it
 * @param first how many runs the trainings before it have
 */
record PlannedTraining(Training training, Plan plan, TrainingData images, Comparison comparison, int first) {

    /** What a record of the whole command says of this training. */
    RunNotes of(RunRecord record) {
        return record.part(first, comparison.size());
    }
}
