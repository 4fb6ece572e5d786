package backproplab.experiments.predict;

import backproplab.datasets.Batch;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.engine.Engines;
import backproplab.experiments.engine.MemoryNeed;
import backproplab.experiments.weights.NetworkDescription;
import backproplab.files.failure.Quoted;
import backproplab.files.failure.UserException;
import backproplab.network.engine.Engine;
import backproplab.network.engine.NetworkSettings;
import backproplab.network.engine.ThreadPlan;
import backproplab.network.init.Weights;
import backproplab.network.layer.NetworkSpec;
import backproplab.network.rule.OptimizerSpec;
import backproplab.network.rule.TrainingRule;

/**
 * A trained network in evaluation mode, one image at a time: so what it says of an image does not depend on the others.
 */
public final class Predictor implements AutoCloseable {
    /** One image is too little work to share. */
    private static final ThreadPlan THREADS = ThreadPlan.all(1);

    private final NetworkDescription network;
    private final Engine engine;

    private Predictor(NetworkDescription network, Engine engine) {
        this.network = network;
        this.engine = engine;
    }

    /**
     * Builds a network.
     *
     * @param kind the engine that is to compute
     * @param network what to build
     * @param weights its weights
     * @return the network, to be closed
     * @throws UserException with code 4 if it does not fit the heap
     */
    public static Predictor of(EngineKind kind, NetworkDescription network, Weights weights) {
        NetworkSpec layers = network.network();
        MemoryNeed.check(
                kind, layers, OptimizerSpec.Kind.SGD, 1, 1, Runtime.getRuntime().maxMemory());
        // Nothing is trained, so the rule does not matter.
        Engine engine = Engines.create(kind, new NetworkSettings(layers, TrainingRule.SGD), THREADS);
        engine.load(weights);
        return new Predictor(network, engine);
    }

    /**
     * What computes.
     *
     * @return for example {@code manual-simd-512}
     */
    public String backend() {
        return engine.backend();
    }

    /**
     * Looks at one image.
     *
     * @param image C*H*W normalized values
     * @return K probabilities in the order of the classes
     * @throws UserException with code 3 if a logit is not finite: the weights are too large, or a running variance is negative
     */
    public double[] probabilities(float[] image) {
        double[] logits = new double[network.classes()];
        Batch batch = Batch.single(image);
        engine.accept(batch.pixels(), batch.labels(), batch.size());
        engine.logits(logits);
        for (int k = 0; k < logits.length; k++) {
            if (!Double.isFinite(logits[k])) {
                throw UserException.data("The network's output for class "
                        + Quoted.of(network.classNames().get(k)) + " is " + logits[k]
                        + ": its weights are damaged or too large.\nTrain again with a smaller --lr, or try --engine loops,"
                        + " which computes in double precision.");
            }
        }
        return Softmax.of(logits);
    }

    @Override
    public void close() {
        engine.close();
    }
}
