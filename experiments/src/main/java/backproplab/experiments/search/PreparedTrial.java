package backproplab.experiments.search;

import backproplab.datasets.TrainTest;
import backproplab.experiments.compare.PreparedRun;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.engine.MemoryNeed;
import backproplab.experiments.train.TrainingData;
import backproplab.files.failure.UserException;
import java.util.Optional;

/**
 * A trial whose values have become settings that fit the data.
 *
 * @param trial the values
 * @param run the settings, with the test set
 */
public record PreparedTrial(Trial trial, PreparedRun run) {

    /** The run of a rung, with the rung's epochs and without test images: no trial may look at them. */
    PreparedRun at(Rung rung) {
        TrainingData data = run.job().data();
        TrainTest all = data.source();
        TrainTest untested = new TrainTest(all.train(), all.test().take(0), all.origin(), all.embedded());
        return PreparedRun.of(
                rung.epochs() == Rung.OWN ? run.plan() : run.plan().withLoop(loop -> loop.withEpochs(rung.epochs())),
                run.seed(),
                new TrainingData(untested, data.split(), data.normalization(), data.labelOrder()));
    }

    /** Why the network does not fit into so much heap; empty if it does. */
    Optional<String> tooLarge(EngineKind kind, long heap) {
        try {
            MemoryNeed.check(
                    kind,
                    run.trace(),
                    run.plan().recipe().rule().optimizer().kind(),
                    run.plan().recipe().loop().batchSize(),
                    TrainingData.EVALUATION_BATCH,
                    heap);
            return Optional.empty();
        } catch (UserException e) {
            return Optional.of(e.getMessage());
        }
    }
}
