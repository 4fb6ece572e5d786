package backproplab.experiments.search;

import backproplab.datasets.TrainTest;
import backproplab.experiments.compare.PreparedRun;
import backproplab.experiments.train.TrainingData;

/**
 * A trial whose values have become settings that fit the data.
 *
 * @param trial the values
 * @param run the settings, with the test set
 */
public record PreparedTrial(Trial trial, PreparedRun run) {

    /** The run of a rung, with the rung's epochs and without test images: no trial may look at them. */
    PreparedRun at(SearchRung rung) {
        TrainingData data = run.job().data();
        TrainTest all = data.source();
        TrainTest untested = new TrainTest(all.train(), all.test().take(0), all.origin(), all.embedded());
        return PreparedRun.of(
                run.plan().withLoop(loop -> loop.withEpochs(Math.min(loop.epochs(), rung.epochs()))),
                run.seed(),
                new TrainingData(untested, data.split(), data.normalization(), data.labelOrder()));
    }
}
