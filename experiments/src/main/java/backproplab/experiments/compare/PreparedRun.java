package backproplab.experiments.compare;

import backproplab.datasets.Dataset;
import backproplab.datasets.augment.ImageShape;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.engine.MemoryNeed;
import backproplab.experiments.engine.NetworkSettings;
import backproplab.experiments.labs.Plan;
import backproplab.experiments.model.Models;
import backproplab.experiments.model.ShapeTrace;
import backproplab.experiments.train.LoopSettings;
import backproplab.experiments.train.Seeds;
import backproplab.experiments.train.Trainer;
import backproplab.experiments.train.TrainingData;
import backproplab.experiments.weights.InitialWeights;
import backproplab.experiments.weights.WeightInit;
import backproplab.experiments.weights.Weights;

/**
 * A plan with a seed, checked against the data: what every engine gets, equal for all of them.
 *
 * @param plan the settings
 * @param seed the run's seed
 * @param network what engines build
 * @param trace sizes of the network
 * @param job what the training loop does
 */
public record PreparedRun(Plan plan, long seed, NetworkSettings network, ShapeTrace trace, Trainer.Job job) {

    /**
     * Checks a plan against the data.
     *
     * @param asked the settings
     * @param seed the run's seed
     * @param data images
     * @return what engines need to run it
     * @throws backproplab.experiments.failure.UserException with code 2 if the network or the batch does not fit the data
     */
    public static PreparedRun of(Plan asked, long seed, TrainingData data) {
        Plan plan = asked.withLoop(asked.loop().resolved(data.trainCount()));
        LoopSettings loop = plan.loop();
        data.checkBatchSize(loop.batchSize());
        Dataset images = data.source().train();
        ImageShape shape = loop.augmentation().outputShape(images);
        Seeds seeds = new Seeds(seed);
        NetworkSettings network = new NetworkSettings(
                Models.of(plan.model()),
                shape.channels(),
                shape.height(),
                shape.width(),
                images.classes(),
                plan.rule(),
                loop.learningRate(),
                seeds.dropout());
        ShapeTrace trace = ShapeTrace.of(network.model(), network.input(1), images.classes());
        Trainer.Job job = new Trainer.Job(data, loop, seeds);
        job.totalSteps();
        return new PreparedRun(plan, seed, network, trace, job);
    }

    void checkMemory(EngineKind kind, long maxHeap) {
        int batch = Math.max(plan.loop().batchSize(), TrainingData.EVALUATION_BATCH);
        MemoryNeed.check(kind, trace, plan.rule().optimizer().kind(), batch, maxHeap);
    }

    /**
     * Draws the weights that every engine starts from.
     *
     * @return the same at every call
     */
    public Weights initialWeights() {
        WeightInit init = plan.init();
        return InitialWeights.draw(trace.tensors(), init.initializer(), init.scale(), new Seeds(seed).init());
    }
}
