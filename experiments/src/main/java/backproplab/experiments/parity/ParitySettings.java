package backproplab.experiments.parity;

import backproplab.dl4j.Precision;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.engine.OwnLayers;
import java.util.List;
import java.util.Optional;

/**
 * What is compared, and how.
 *
 * @param subjects what
 * @param precisions in which number types
 * @param steps after which training steps, ascending
 * @param seed of weights, images and dropout
 * @param threads of either engine
 * @param layers the user's own layers, in place of the hand-written engine
 * @param judge the framework that is compared with
 */
public record ParitySettings(
        List<Subject> subjects,
        List<Precision> precisions,
        List<Integer> steps,
        long seed,
        int threads,
        Optional<OwnLayers<?>> layers,
        EngineKind judge) {

    /** Training steps after which parameters are compared unless asked otherwise. */
    public static final List<Integer> STEPS = List.of(1, 10, 100);

    /**
     * A comparison with Deeplearning4j.
     *
     * @param subjects what
     * @param precisions in which number types
     * @param steps after which training steps, ascending
     * @param seed of weights, images and dropout
     * @param threads of either engine
     * @param layers the user's own layers, in place of the hand-written engine
     */
    public ParitySettings(
            List<Subject> subjects,
            List<Precision> precisions,
            List<Integer> steps,
            long seed,
            int threads,
            Optional<OwnLayers<?>> layers) {
        this(subjects, precisions, steps, seed, threads, layers, EngineKind.DL4J);
    }
}
