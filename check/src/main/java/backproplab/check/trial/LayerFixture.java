package backproplab.check.trial;

import static backproplab.check.trial.ContractException.present;

import backproplab.check.part.Parts;
import backproplab.manual.check.GradientCheck;
import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Parameter;
import backproplab.manual.layer.Pass;
import backproplab.manual.layer.State;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.LayerSpec;
import backproplab.network.layer.TensorSpec;
import backproplab.network.shape.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A layer on a batch, then on another of another size, then on a third as large as the second: forward, backward; then in evaluation;
 * then what it keeps. A cache of the first batch shows with the second, a buffer that is made anew for each size with the third.
 *
 * <p>Gradients of parameters are what each backward <em>adds</em>: after the first that is the gradient, after the second it shows
 * whether a gradient was overwritten and whether something of the first batch was still in use.
 *
 * <p>In evaluation forward is asked of everybody, backward is {@link #voluntary}: courses do not ask for it, and a layer that keeps
 * nothing for it is right.
 */
final class LayerFixture extends GuardedFixture {
    /** Behind the name of what the second batch gave. */
    private static final String SECOND = " of the second batch";

    /** Behind the name of what a third batch gave. */
    private static final String THIRD = " of the third batch";

    private static final String EVALUATION_GRADIENT = "dx in evaluation";

    private static final long THIRD_SEED = 500_000;

    private static final Pass FIRST_PASS = Pass.training(2);
    private static final Pass SECOND_PASS = Pass.training(5);
    private static final Pass THIRD_PASS = Pass.training(6);

    private final LayerSpec spec;
    private final Shape first;
    private final Shape second;
    private final Content content;
    private final long seed;

    /**
     * A layer on two batches.
     *
     * @param name for people
     * @param spec the layer
     * @param sample extents of its input behind N
     * @param batches N of the first and of the second batch
     * @param content what the input holds
     * @param seed of all numbers
     */
    LayerFixture(String name, LayerSpec spec, int[] sample, int[] batches, Content content, long seed) {
        super(name);
        this.spec = spec;
        first = batch(batches[0], sample);
        second = batch(batches[1], sample);
        this.content = content;
        this.seed = seed;
    }

    private static Shape batch(int n, int[] sample) {
        int[] dims = new int[sample.length + 1];
        dims[0] = n;
        System.arraycopy(sample, 0, dims, 1, sample.length);
        return Shape.of(dims);
    }

    @Override
    public int batch() {
        return first.dim(0);
    }

    @Override
    public int batch(String quantity) {
        return quantity.endsWith(SECOND) || quantity.endsWith(THIRD) ? second.dim(0) : first.dim(0);
    }

    @Override
    void run(Parts parts, Notebook notes) {
        Layer<DoubleTensor> layer = layer(parts);
        DoubleTensor x = input(first);
        DoubleTensor dy = outputGradient(first);
        train(layer, x, dy, FIRST_PASS, "", notes);
        notes.note("x afterwards", Role.ARGUMENT, x);
        notes.note("dy afterwards", Role.ARGUMENT, dy);
        train(layer, input(second), outputGradient(second), SECOND_PASS, SECOND, notes);
        train(layer, input(second, THIRD_SEED), outputGradient(second, THIRD_SEED), THIRD_PASS, THIRD, notes);
        if (inEvaluation()) {
            DoubleTensor y = present(layer.forward(input(first), Pass.EVALUATION), "forward");
            notes.note("y in evaluation", Role.EVALUATION, y);
        }
        List<TensorSpec> kept = kept();
        for (int s = 0; s < kept.size(); s++) {
            notes.note(name(kept.get(s)), Role.STATE, layer.state().get(s).value());
        }
        if (inEvaluation()) {
            // Last: a layer that keeps nothing for it may throw, or go on with what it kept of another batch.
            thrownBy(() -> evaluationGradient(layer, notes));
        }
    }

    private boolean inEvaluation() {
        return spec instanceof LayerSpec.BatchNorm || spec instanceof LayerSpec.Dropout;
    }

    private void evaluationGradient(Layer<DoubleTensor> layer, Notebook notes) {
        DoubleTensor dx = layer.backward(outputGradient(first));
        if (dx != null && dx.shape().equals(first)) {
            notes.note(EVALUATION_GRADIENT, Role.INPUT_GRADIENT, dx);
        }
    }

    @Override
    public boolean voluntary(String quantity) {
        return quantity.equals(EVALUATION_GRADIENT);
    }

    @Override
    public boolean needsDouble() {
        return content.needsDouble();
    }

    private void train(
            Layer<DoubleTensor> layer, DoubleTensor x, DoubleTensor dy, Pass pass, String which, Notebook notes) {
        DoubleTensor y = present(layer.forward(x, pass), "forward");
        notes.note("y" + which, Role.FORWARD, y);
        if (!y.shape().equals(dy.shape())) {
            throw new ContractException(
                    "forward returned a tensor of shape " + y.shape() + "; " + dy.shape() + " is right");
        }
        List<double[]> before = gradients(layer);
        DoubleTensor dx = present(layer.backward(dy), "backward");
        notes.note("dx" + which, Role.INPUT_GRADIENT, dx);
        List<double[]> after = gradients(layer);
        List<TensorSpec> tensors = trained();
        for (int p = 0; p < tensors.size(); p++) {
            double[] added = Values.difference(after.get(p), before.get(p));
            notes.note(
                    gradientName(tensors.get(p)) + which,
                    Role.PARAMETER_GRADIENT,
                    tensors.get(p).shape(),
                    added);
        }
    }

    private static List<double[]> gradients(Layer<DoubleTensor> layer) {
        return layer.parameters().stream()
                .map(parameter -> parameter.gradient().toDoubles())
                .toList();
    }

    /** The layer with parameters and running statistics that are not those of its start. */
    private Layer<DoubleTensor> layer(Parts parts) {
        Layer<DoubleTensor> layer = present(spec.accept(parts), "the factory");
        List<Parameter<DoubleTensor>> parameters = present(layer.parameters(), "parameters");
        List<TensorSpec> wanted = trained();
        Tensors.requireShapes(
                "parameters",
                parameters.stream().map(Parameter::value).toList(),
                wanted.stream().map(TensorSpec::shape).toList());
        for (int p = 0; p < parameters.size(); p++) {
            parameters.get(p).value().copyFrom(start(wanted.get(p)));
            parameters.get(p).gradient().zero();
        }
        List<State<DoubleTensor>> states = present(layer.state(), "state");
        List<TensorSpec> kept = kept();
        Tensors.requireShapes(
                "state",
                states.stream().map(State::value).toList(),
                kept.stream().map(TensorSpec::shape).toList());
        for (int s = 0; s < states.size(); s++) {
            states.get(s).value().copyFrom(start(kept.get(s)));
        }
        return layer;
    }

    private List<TensorSpec> trained() {
        return spec.tensors().stream().filter(tensor -> tensor.role().trained()).toList();
    }

    private List<TensorSpec> kept() {
        return spec.tensors().stream()
                .filter(tensor -> !tensor.role().trained())
                .toList();
    }

    private double[] start(TensorSpec tensor) {
        Draws draws = new Draws(seed + 10 + tensor.role().ordinal());
        int size = tensor.shape().size();
        return tensor.role() == TensorSpec.Role.VAR ? draws.positive(size) : draws.values(size);
    }

    private static String gradientName(TensorSpec tensor) {
        return "d" + name(tensor);
    }

    private static String name(TensorSpec tensor) {
        return switch (tensor.role()) {
            case WEIGHT -> "W";
            case BIAS -> "b";
            case GAMMA -> "gamma";
            case BETA -> "beta";
            case MEAN -> "running mean";
            case VAR -> "running var";
        };
    }

    private DoubleTensor input(Shape shape) {
        return input(shape, 0);
    }

    private DoubleTensor input(Shape shape, long offset) {
        return Tensors.of(shape, content.draw(new Draws(seed + offset + 1000L * shape.dim(0)), shape));
    }

    private DoubleTensor outputGradient(Shape input) {
        return outputGradient(input, 0);
    }

    private DoubleTensor outputGradient(Shape input, long offset) {
        return new Draws(seed + offset + 1 + 1000L * input.dim(0)).tensor(spec.outputShape(input));
    }

    @Override
    public List<Observation> inputs() {
        List<Observation> inputs = new ArrayList<>();
        inputs.add(Tensors.input("x", input(first)));
        for (TensorSpec tensor : spec.tensors()) {
            inputs.add(new Observation(name(tensor), Role.ARGUMENT, tensor.shape(), start(tensor)));
        }
        inputs.add(Tensors.input("dy", outputGradient(first)));
        inputs.add(Tensors.input("x" + SECOND, input(second)));
        inputs.add(Tensors.input("dy" + SECOND, outputGradient(second)));
        inputs.add(Tensors.input("x" + THIRD, input(second, THIRD_SEED)));
        inputs.add(Tensors.input("dy" + THIRD, outputGradient(second, THIRD_SEED)));
        return inputs;
    }

    @Override
    Map<String, Double> compareDifferences(Parts parts, boolean laterBatches) {
        Map<String, Double> errors = new LinkedHashMap<>();
        if (content.smooth()) {
            compare(layer(parts), first, 0, FIRST_PASS, "", errors);
        }
        if (content.smooth() && laterBatches) {
            Layer<DoubleTensor> later = layer(parts);
            later.forward(input(first), FIRST_PASS);
            later.backward(outputGradient(first));
            compare(new AfterOthers(later), second, 0, SECOND_PASS, SECOND, errors);
            later.forward(input(second), SECOND_PASS);
            later.backward(outputGradient(second));
            compare(new AfterOthers(later), second, THIRD_SEED, THIRD_PASS, THIRD, errors);
        }
        return errors;
    }

    private void compare(
            Layer<DoubleTensor> layer, Shape shape, long offset, Pass pass, String which, Map<String, Double> errors) {
        double[] weights = outputGradient(shape, offset).toDoubles();
        var results = new GradientCheck().layer(layer, input(shape, offset), weights, pass);
        errors.put("dx" + which, results.get(0).error());
        List<TensorSpec> tensors = trained();
        for (int p = 0; p < tensors.size(); p++) {
            errors.put(gradientName(tensors.get(p)) + which, results.get(p + 1).error());
        }
    }
}
