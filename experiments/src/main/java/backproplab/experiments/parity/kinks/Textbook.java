package backproplab.experiments.parity.kinks;

import backproplab.manual.engine.ManualEngine;
import backproplab.network.engine.Engine;
import backproplab.network.engine.NetworkSettings;
import backproplab.network.init.RandomStream;
import backproplab.network.init.Weights;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The textbook's network in double, taken to any weights and, where it is told to, to the other side of a kink. */
public final class Textbook {
    /** Half a unit in the last place of a float between 1 and 2. */
    private static final double FLOAT_ROUNDING = 0x1p-24;

    private static final long SIGNS = 1;

    private final List<Kinks> kinks;
    private final Engine engine;

    /**
     * A network about to take step 0.
     *
     * @param settings which
     */
    public Textbook(NetworkSettings settings) {
        KinkedLayers layers = new KinkedLayers(settings.network());
        engine = new ManualEngine<>(settings, layers, 1, () -> {});
        kinks = layers.kinks();
    }

    /**
     * Forward and backward on a batch.
     *
     * @param weights from where
     * @param batch of what
     * @param crossed places that are to lie on their other side
     * @return this network as an engine, for its gradients
     */
    public Engine gradients(Weights weights, Batch batch, Set<Place> crossed) {
        begin(weights, batch, crossed);
        engine.gradients();
        return engine;
    }

    /**
     * A training step; what the update rule remembers stays from step to step.
     *
     * @param weights from where
     * @param batch of what
     * @param crossed places that are to lie on their other side
     * @param learningRate rate of the step
     * @return where it leads
     */
    public Weights step(Weights weights, Batch batch, Set<Place> crossed, double learningRate) {
        begin(weights, batch, crossed);
        engine.trainStep(learningRate);
        return engine.weights();
    }

    /**
     * On which sides the latest pass was.
     *
     * @return the sides, those of crossed places crossed
     */
    public Sides sides() {
        return Sides.of(kinks);
    }

    /**
     * How much of the inputs of each layer with kinks is rounding: how far they move when every weight moves by half a unit in the last
     * place of a float, up or down by chance. An engine in float makes errors of this size in every product.
     *
     * @param weights where
     * @param batch of what
     * @return for each layer the root mean square over its inputs
     */
    public double[] rounding(Weights weights, Batch batch) {
        gradients(weights, batch, Set.of());
        Sides exact = sides();
        gradients(rounded(weights), batch, Set.of());
        return exact.movement(sides());
    }

    private static Weights rounded(Weights weights) {
        RandomStream random = new RandomStream(SIGNS);
        Map<String, double[]> moved = new LinkedHashMap<>();
        weights.tensors().forEach((name, values) -> {
            double[] copy = values.clone();
            for (int i = 0; i < copy.length; i++) {
                copy[i] *= 1 + Math.copySign(FLOAT_ROUNDING, random.symmetric());
            }
            moved.put(name, copy);
        });
        return new Weights(moved);
    }

    private void begin(Weights weights, Batch batch, Set<Place> crossed) {
        Map<Integer, Set<Integer>> byLayer = new HashMap<>();
        crossed.forEach(place ->
                byLayer.computeIfAbsent(place.layer(), any -> new HashSet<>()).add(place.index()));
        for (int layer = 0; layer < kinks.size(); layer++) {
            kinks.get(layer).cross(byLayer.getOrDefault(layer, Set.of()));
        }
        engine.load(weights);
        engine.accept(batch.pixels(), batch.labels(), batch.size());
    }
}
