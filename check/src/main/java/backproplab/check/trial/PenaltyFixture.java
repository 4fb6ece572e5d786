package backproplab.check.trial;

import static backproplab.check.trial.ContractException.present;

import backproplab.check.part.Parts;
import backproplab.manual.layer.Parameter;
import backproplab.manual.loss.L2Penalty;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.shape.Shape;
import java.util.ArrayList;
import java.util.List;

/** The penalty on two weights and a bias whose gradients hold something already: what it adds to them is what is seen. */
final class PenaltyFixture extends GuardedFixture {
    private final double reg;
    private final int[] sizes;
    private final long seed;

    /**
     * A penalty.
     *
     * @param name for people
     * @param reg its coefficient
     * @param sizes of a chain of three layers: two weights lie between them
     * @param seed of all numbers
     */
    PenaltyFixture(String name, double reg, int[] sizes, long seed) {
        super(name);
        this.reg = reg;
        this.sizes = sizes.clone();
        this.seed = seed;
    }

    @Override
    public int batch() {
        return 1;
    }

    @Override
    void run(Parts parts, Notebook notes) {
        L2Penalty<DoubleTensor> penalty = present(parts.l2Penalty(reg), "the factory");
        List<Parameter<DoubleTensor>> parameters = parameters();
        notes.note("penalty", Role.FORWARD, penalty.apply(parameters));
        List<Parameter<DoubleTensor>> untouched = parameters();
        for (int p = 0; p < parameters.size(); p++) {
            Parameter<DoubleTensor> parameter = parameters.get(p);
            double[] before = untouched.get(p).gradient().toDoubles();
            double[] added = Values.difference(parameter.gradient().toDoubles(), before);
            Shape shape = parameter.value().shape();
            notes.note("added to d" + parameter.name(), Role.PARAMETER_GRADIENT, shape, added);
        }
        for (Parameter<DoubleTensor> parameter : parameters) {
            notes.note(parameter.name() + " afterwards", Role.ARGUMENT, parameter.value());
        }
        notes.note("active", Role.STATE, penalty.active() ? 1 : 0);
    }

    private List<Parameter<DoubleTensor>> parameters() {
        Draws draws = new Draws(seed);
        return List.of(
                parameter("W1", draws, true, sizes[0], sizes[1]),
                parameter("b1", draws, false, sizes[1]),
                parameter("W2", draws, true, sizes[1], sizes[2]));
    }

    private static Parameter<DoubleTensor> parameter(String name, Draws draws, boolean decays, int... dims) {
        Shape shape = Shape.of(dims);
        return new Parameter<>(name, draws.tensor(shape), draws.tensor(shape), decays);
    }

    @Override
    public List<Observation> inputs() {
        List<Observation> inputs = new ArrayList<>();
        inputs.add(new Observation("reg", Role.ARGUMENT, Shape.of(1), new double[] {reg}));
        for (Parameter<DoubleTensor> parameter : parameters()) {
            inputs.add(Tensors.input(parameter.name(), parameter.value()));
            inputs.add(Tensors.input("d" + parameter.name() + " before", parameter.gradient()));
        }
        return inputs;
    }
}
