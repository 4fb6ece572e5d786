package backproplab.experiments.watch;

import backproplab.experiments.results.LayerMeasures;
import backproplab.experiments.results.LayerMeasures.Outputs;
import backproplab.network.engine.Engine;
import backproplab.network.engine.EngineState;
import backproplab.network.layer.LayerGroup;
import backproplab.network.layer.NetworkSpec;
import backproplab.network.layer.TensorSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks into a network by a twin: an engine of the same kind that is given the network's state and does with it whatever is to be seen. What is watched
 * is only read, so it trains as if nobody looked, and the twin may move statistics and make a step.
 *
 * <p>Outputs are those of evaluation mode; gradients and the step are those of the next training step, with its dropout masks, if the probe were its
 * batch.
 */
public final class NetworkWatch implements AutoCloseable {
    private final Engine twin;
    private final List<LayerGroup> groups;
    private final Probe probe;

    /**
     * Makes ready.
     *
     * @param twin of the same kind and network as what will be watched; closed with this
     * @param network its layers
     * @param probe the images
     */
    public NetworkWatch(Engine twin, NetworkSpec network, Probe probe) {
        this.twin = twin;
        groups = network.groups();
        this.probe = probe;
    }

    /**
     * Looks at every layer.
     *
     * @param state of the network
     * @param learningRate rate of the step
     * @return one for each of {@link NetworkSpec#groups}, in their order
     */
    public List<LayerMeasures> look(EngineState state, double learningRate) {
        twin.accept(probe.pixels(), probe.labels(), probe.labels().length);
        twin.restore(state);
        Map<String, Outputs> outputs = outputs();
        twin.gradients();
        Map<String, Double> gradients = new HashMap<>();
        trained().forEach(tensor -> gradients.put(tensor, norm(twin.gradient(tensor))));
        Map<String, Double> ratios = ratios(state, learningRate);
        List<LayerMeasures> measures = new ArrayList<>();
        for (LayerGroup group : groups) {
            measures.add(new LayerMeasures(
                    group.name(),
                    outputs.getOrDefault(group.name(), Outputs.UNKNOWN),
                    of(gradients, group, true),
                    of(gradients, group, false),
                    of(ratios, group, true),
                    of(ratios, group, false)));
        }
        return measures;
    }

    private Map<String, Outputs> outputs() {
        Map<String, LayerGroup> byName = new HashMap<>();
        groups.forEach(group -> byName.put(group.shownAs(), group));
        Map<String, Outputs> outputs = new HashMap<>();
        twin.outputs((layer, values) -> {
            LayerGroup group = byName.get(layer);
            if (group != null) {
                outputs.put(group.name(), OutputStatistics.of(values, group.output()));
            }
        });
        return outputs;
    }

    private List<String> trained() {
        return groups.stream()
                .flatMap(group -> group.trained().stream())
                .map(TensorSpec::name)
                .toList();
    }

    /** Nothing if the loss is not finite: engines differ in whether they still make the step. */
    private Map<String, Double> ratios(EngineState state, double learningRate) {
        Map<String, Double> ratios = new HashMap<>();
        if (Double.isFinite(twin.trainStep(learningRate))) {
            Map<String, double[]> after = twin.weights().tensors();
            for (String tensor : trained()) {
                double[] before = state.weights().tensors().get(tensor);
                ratios.put(tensor, norm(difference(after.get(tensor), before)) / norm(before));
            }
        }
        return ratios;
    }

    private static double of(Map<String, Double> values, LayerGroup group, boolean weight) {
        return group.trained().stream()
                .filter(tensor -> isWeight(tensor.role()) == weight)
                .map(tensor -> values.getOrDefault(tensor.name(), Double.NaN))
                .findFirst()
                .orElse(Double.NaN);
    }

    /** What is multiplied with, not added. */
    private static boolean isWeight(TensorSpec.Role role) {
        return role == TensorSpec.Role.WEIGHT || role == TensorSpec.Role.GAMMA;
    }

    private static double[] difference(double[] a, double[] b) {
        double[] difference = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            difference[i] = a[i] - b[i];
        }
        return difference;
    }

    private static double norm(double[] values) {
        double squares = 0;
        for (double value : values) {
            squares += value * value;
        }
        return Math.sqrt(squares);
    }

    @Override
    public void close() {
        twin.close();
    }
}
