package backproplab.experiments.compare;

import backproplab.datasets.Dataset;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.engine.MemoryNeed;
import backproplab.experiments.engine.NetworkSettings;
import backproplab.experiments.labs.Plan;
import backproplab.experiments.model.Model;
import backproplab.experiments.model.Models;
import backproplab.experiments.model.ShapeTrace;
import backproplab.experiments.train.Seeds;
import backproplab.experiments.train.Trainer;
import backproplab.experiments.train.TrainingData;
import backproplab.experiments.weights.InitialWeights;
import backproplab.experiments.weights.Weights;
import backproplab.manual.tensor.Shape;

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
     * @param plan the settings
     * @param seed the run's seed
     * @param data images
     * @return what engines need to run it
     * @throws backproplab.experiments.failure.UserException with code 2 if the network or the batch does not fit the data
     */
    public static PreparedRun of(Plan plan, long seed, TrainingData data) {
        data.checkBatchSize(plan.batchSize());
        Dataset images = data.source().train();
        Model model = Models.of(plan.model(), plan.hidden(), plan.activation(), plan.dropout());
        Seeds seeds = new Seeds(seed);
        NetworkSettings network = new NetworkSettings(
                model,
                images.channels(),
                images.height(),
                images.width(),
                images.classes(),
                plan.optimizer(),
                plan.learningRate(),
                plan.l2(),
                seeds.dropout());
        ShapeTrace trace =
                ShapeTrace.of(model, Shape.of(1, images.channels(), images.height(), images.width()), images.classes());
        Trainer.Job job = new Trainer.Job(data, plan.epochs(), plan.batchSize(), plan.learningRate(), seeds.shuffle());
        return new PreparedRun(plan, seed, network, trace, job);
    }

    void checkMemory(EngineKind kind, long maxHeap) {
        int batch = Math.max(plan.batchSize(), TrainingData.EVALUATION_BATCH);
        MemoryNeed.check(kind, trace, batch, maxHeap);
    }

    /**
     * Draws the weights that every engine starts from.
     *
     * @return the same at every call
     */
    public Weights initialWeights() {
        return InitialWeights.draw(trace.parameters(), plan.initializer(), plan.weightScale(), new Seeds(seed).init());
    }
}
