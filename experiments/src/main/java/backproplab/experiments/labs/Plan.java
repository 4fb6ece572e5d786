package backproplab.experiments.labs;

import backproplab.manual.activation.ActivationFunction;
import backproplab.manual.init.Initializer;
import backproplab.manual.optim.OptimizerSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One row of a comparison before it is run: every setting that decides it, seed aside.
 *
 * @param experiment which experiment it belongs to
 * @param variant what is special about it; empty for the plain one
 * @param model token of the model
 * @param hidden sizes of the hidden fully connected layers
 * @param activation after each hidden layer
 * @param dropout probability to drop a hidden unit
 * @param initializer how weights are drawn
 * @param weightScale standard deviation of {@link Initializer#NORMAL}
 * @param epochs how often through the training part
 * @param batchSize images per step
 * @param learningRate rate of every step
 * @param optimizer update rule
 * @param l2 the labs' reg
 */
public record Plan(
        String experiment,
        String variant,
        String model,
        List<Integer> hidden,
        ActivationFunction activation,
        double dropout,
        Initializer initializer,
        double weightScale,
        int epochs,
        int batchSize,
        double learningRate,
        OptimizerSpec optimizer,
        double l2) {

    /**
     * Every setting under the name of its option, as that option takes it.
     *
     * @return values in reading order
     */
    public Map<String, Object> resolved() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("model", model);
        values.put("experiment", variant.isEmpty() ? experiment : experiment + " " + variant);
        values.put("hidden", hidden.stream().map(String::valueOf).collect(Collectors.joining(",")));
        values.put("activation", activation.token());
        values.put("dropout", dropout);
        values.put("init", initializer.token());
        if (initializer == Initializer.NORMAL) {
            values.put("weight-scale", weightScale);
        }
        values.put("epochs", epochs);
        values.put("batch-size", batchSize);
        values.put("lr", learningRate);
        values.put("optimizer", optimizer.kind().token());
        if (optimizer.kind() != OptimizerSpec.Kind.SGD) {
            values.put("momentum", optimizer.momentum());
        }
        values.put("l2", l2);
        return values;
    }
}
