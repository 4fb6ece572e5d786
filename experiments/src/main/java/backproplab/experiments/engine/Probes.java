package backproplab.experiments.engine;

import backproplab.dl4j.Precision;
import backproplab.manual.model.LayerFactory;
import backproplab.manual.tensor.Tensor;

/** Makes networks whose gradients can be read; their parameters are to be loaded. */
public final class Probes {
    private Probes() {}

    /**
     * A hand-written network.
     *
     * @param settings the network
     * @param factory makes its layers; the caller closes what they compute with
     * @param <T> the tensor type
     * @return the network
     */
    public static <T extends Tensor<T>> Probe manual(NetworkSettings settings, LayerFactory<T> factory) {
        return new ManualEngine<>(EngineKind.MANUAL, settings, factory, () -> {});
    }

    /**
     * A network of Deeplearning4j.
     *
     * @param settings the network
     * @param precision of every number
     * @param threads how many threads
     * @return the network, to be closed
     */
    public static Probe dl4j(NetworkSettings settings, Precision precision, ThreadPlan threads) {
        return new Dl4jEngine(settings, precision, threads);
    }
}
