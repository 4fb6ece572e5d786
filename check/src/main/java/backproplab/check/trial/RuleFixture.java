package backproplab.check.trial;

import static backproplab.check.trial.ContractException.present;

import backproplab.check.part.Parts;
import backproplab.manual.layer.Parameter;
import backproplab.manual.optim.Optimizer;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.rule.OptimizerSpec;
import backproplab.network.shape.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Six steps of an update rule on a weight, which decays, and a bias, which does not, with given gradients. What is seen is how far
 * each step moves each element: one row for each step.
 *
 * <p>Gradients of four magnitudes lie beside each other, from 1 down to 3e-8: an epsilon at the wrong place shows where they are
 * small. The rate is the same in every step, since textbooks differ in whether a velocity has the rate in it.
 */
final class RuleFixture extends GuardedFixture {
    private static final int STEPS = 6;
    private static final double[] MAGNITUDES = {1, 0.125, 1e-3, 3e-8};

    private final OptimizerSpec spec;
    private final double rate;
    private final Shape weight;
    private final Shape bias;
    private final long seed;

    /**
     * Six steps.
     *
     * @param name for people
     * @param spec the rule
     * @param rate of each step
     * @param rows of the weight
     * @param columns of the weight, and size of the bias
     * @param seed of all numbers
     */
    RuleFixture(String name, OptimizerSpec spec, double rate, int rows, int columns, long seed) {
        super(name);
        this.spec = spec;
        this.rate = rate;
        weight = Shape.of(rows, columns);
        bias = Shape.of(columns);
        this.seed = seed;
    }

    @Override
    public int batch() {
        return 1;
    }

    @Override
    void run(Parts parts, Notebook notes) {
        Optimizer<DoubleTensor> rule = present(parts.optimizer(spec), "the factory");
        List<Parameter<DoubleTensor>> parameters = parameters();
        List<double[]> moves = parameters.stream()
                .map(parameter -> new double[STEPS * parameter.value().size()])
                .toList();
        for (int step = 0; step < STEPS; step++) {
            List<double[]> before = values(parameters);
            setGradients(parameters, step);
            rule.step(parameters, rate);
            List<double[]> after = values(parameters);
            for (int p = 0; p < parameters.size(); p++) {
                double[] move = Values.difference(after.get(p), before.get(p));
                System.arraycopy(move, 0, moves.get(p), step * move.length, move.length);
            }
        }
        for (int p = 0; p < parameters.size(); p++) {
            Parameter<DoubleTensor> parameter = parameters.get(p);
            Shape shape = Shape.of(STEPS, parameter.value().size());
            notes.note("moves of " + parameter.name(), Role.STATE, shape, moves.get(p));
        }
        for (Parameter<DoubleTensor> parameter : parameters) {
            notes.note("d" + parameter.name() + " afterwards", Role.ARGUMENT, parameter.gradient());
        }
    }

    private static List<double[]> values(List<Parameter<DoubleTensor>> parameters) {
        return parameters.stream()
                .map(parameter -> parameter.value().toDoubles())
                .toList();
    }

    private List<Parameter<DoubleTensor>> parameters() {
        Draws draws = new Draws(seed);
        return List.of(Parameter.of("W", draws.tensor(weight), true), Parameter.of("b", draws.tensor(bias), false));
    }

    private void setGradients(List<Parameter<DoubleTensor>> parameters, int step) {
        Draws draws = new Draws(seed + 1 + step);
        for (Parameter<DoubleTensor> parameter : parameters) {
            double[] gradient = draws.values(parameter.gradient().size());
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] = (float) (gradient[i] * MAGNITUDES[i % MAGNITUDES.length]);
            }
            parameter.gradient().copyFrom(gradient);
        }
    }

    @Override
    public List<Observation> inputs() {
        List<Observation> inputs = new ArrayList<>();
        inputs.add(new Observation("rate", Role.ARGUMENT, Shape.of(1), new double[] {rate}));
        List<Parameter<DoubleTensor>> parameters = parameters();
        parameters.forEach(parameter -> inputs.add(Tensors.input(parameter.name(), parameter.value())));
        for (int step = 0; step < STEPS; step++) {
            setGradients(parameters, step);
            for (Parameter<DoubleTensor> parameter : parameters) {
                inputs.add(Tensors.input("d" + parameter.name() + " of step " + (step + 1), parameter.gradient()));
            }
        }
        return inputs;
    }
}
