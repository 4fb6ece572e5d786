package backproplab.check.trial;

import static backproplab.check.trial.ContractException.present;

import backproplab.check.part.Parts;
import backproplab.check.part.TwoLayerNet;
import backproplab.manual.check.GradientCheck;
import backproplab.manual.check.GradientResult;
import backproplab.manual.layer.Parameter;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.shape.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A two-layer network: scores, loss and gradients of a batch, then of another of another size. */
final class NetFixture extends GuardedFixture {
    private static final String SECOND = " of the second batch";
    private static final List<String> NAMES = List.of("W1", "b1", "W2", "b2");

    private final int in;
    private final int hidden;
    private final int classes;
    private final int[] batches;
    private final double reg;
    private final double offset;
    private final long seed;

    /**
     * A network on two batches.
     *
     * @param name for people
     * @param sizes IN, HIDDEN and K
     * @param batches N of the first and of the second batch
     * @param reg weight of the penalty
     * @param offset added to the last biases; with 1000 a softmax overflows that does not subtract the maximum
     * @param seed of all numbers
     */
    NetFixture(String name, int[] sizes, int[] batches, double reg, double offset, long seed) {
        super(name);
        in = sizes[0];
        hidden = sizes[1];
        classes = sizes[2];
        this.batches = batches.clone();
        this.reg = reg;
        this.offset = offset;
        this.seed = seed;
    }

    @Override
    public int batch() {
        return batches[0];
    }

    @Override
    public int batch(String quantity) {
        return quantity.endsWith(SECOND) ? batches[1] : batches[0];
    }

    @Override
    void run(Parts parts, Notebook notes) {
        TwoLayerNet net = net(parts);
        DoubleTensor x = input(0);
        int[] labels = labels(0);
        note(net, x, labels, "", notes);
        notes.note("x afterwards", Role.ARGUMENT, x);
        notes.note("labels afterwards", Role.ARGUMENT, labels);
        note(net, input(1), labels(1), SECOND, notes);
    }

    private void note(TwoLayerNet net, DoubleTensor x, int[] labels, String which, Notebook notes) {
        notes.note("scores" + which, Role.FORWARD, present(net.scores(x), "scores"));
        notes.note("loss" + which, Role.FORWARD, net.loss(x, labels, reg));
        List<Parameter<DoubleTensor>> parameters = net.parameters();
        for (int p = 0; p < NAMES.size(); p++) {
            notes.note(
                    "d" + NAMES.get(p) + which,
                    Role.PARAMETER_GRADIENT,
                    parameters.get(p).gradient());
        }
    }

    private TwoLayerNet net(Parts parts) {
        TwoLayerNet net = present(parts.twoLayerNet(in, hidden, classes), "the factory");
        List<Parameter<DoubleTensor>> parameters = present(net.parameters(), "parameters");
        List<DoubleTensor> start = start();
        Tensors.requireShapes(
                "parameters",
                parameters.stream().map(Parameter::value).toList(),
                start.stream().map(DoubleTensor::shape).toList());
        for (int p = 0; p < start.size(); p++) {
            parameters.get(p).value().copyFrom(start.get(p).toDoubles());
        }
        return net;
    }

    private List<DoubleTensor> start() {
        Draws draws = new Draws(seed);
        List<DoubleTensor> start = List.of(
                draws.tensor(Shape.of(in, hidden)),
                draws.tensor(Shape.of(hidden)),
                draws.tensor(Shape.of(hidden, classes)),
                draws.tensor(Shape.of(classes)));
        DoubleTensor last = start.get(3);
        for (int k = 0; k < classes; k++) {
            last.set(k, (float) (last.get(k) + offset));
        }
        return start;
    }

    private DoubleTensor input(int batch) {
        return new Draws(seed + 1 + batch).tensor(Shape.of(batches[batch], in));
    }

    private int[] labels(int batch) {
        return new Draws(seed + 5 + batch).labels(batches[batch], classes);
    }

    @Override
    public List<Observation> inputs() {
        List<Observation> inputs = new ArrayList<>();
        List<DoubleTensor> start = start();
        for (int p = 0; p < start.size(); p++) {
            inputs.add(Tensors.input(NAMES.get(p), start.get(p)));
        }
        inputs.add(new Observation("reg", Role.ARGUMENT, Shape.of(1), new double[] {reg}));
        for (int batch = 0; batch < batches.length; batch++) {
            String which = batch == 0 ? "" : SECOND;
            double[] labels = IntStream.of(labels(batch)).asDoubleStream().toArray();
            inputs.add(Tensors.input("x" + which, input(batch)));
            inputs.add(new Observation("labels" + which, Role.ARGUMENT, Shape.of(labels.length), labels));
        }
        return inputs;
    }

    @Override
    Map<String, Double> compareDifferences(Parts parts, boolean laterBatches) {
        TwoLayerNet net = net(parts);
        Map<String, Double> errors = new LinkedHashMap<>();
        compare(net, 0, "", errors);
        if (laterBatches) {
            // Comparing has computed many a gradient of the first batch: what a second finds is not fresh.
            compare(net, 1, SECOND, errors);
        }
        return errors;
    }

    private void compare(TwoLayerNet net, int batch, String which, Map<String, Double> errors) {
        DoubleTensor x = input(batch);
        int[] labels = labels(batch);
        net.loss(x, labels, reg);
        List<GradientResult> results = new GradientCheck().parameters(net.parameters(), () -> net.loss(x, labels, reg));
        for (int p = 0; p < NAMES.size(); p++) {
            errors.put("d" + NAMES.get(p) + which, results.get(p).error());
        }
    }
}
