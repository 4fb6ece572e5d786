package backproplab.experiments.parity;

import backproplab.experiments.parity.kinks.Batch;
import backproplab.experiments.parity.kinks.Place;
import backproplab.experiments.parity.kinks.Sides;
import backproplab.experiments.parity.kinks.Textbook;
import backproplab.network.engine.Engine;
import backproplab.network.init.Weights;
import backproplab.network.layer.TensorSpec;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A float engine in training with the textbook beside it: each step of the engine is held against the textbook's from the same weights on
 * the same batch. Where the gradients differ by more than rounding, the textbook crosses, one by one, kinks that lie within rounding of
 * the input, whichever brings it nearest; the sides on which it then agrees are those that the engine took.
 */
final class Twin {
    /** More candidates than this are not tried; a large network has a handful within rounding. */
    private static final int MOST = 64;

    private final Subject subject;
    private final Engine engine;
    private final Textbook textbook;
    private final List<TensorSpec> tensors;
    private final List<TensorSpec> trained;

    Twin(Subject subject, long seed, Engine engine) {
        this.subject = subject;
        this.engine = engine;
        textbook = new Textbook(subject.settings(seed));
        tensors = RandomInputs.specs(subject);
        trained = tensors.stream().filter(spec -> spec.role().trained()).toList();
    }

    void load(Weights start) {
        engine.load(start);
    }

    /**
     * Makes one step.
     *
     * @return the sides that the engine took
     * @throws NoTieException if the step was not the textbook's on any sides within rounding
     */
    Sides step(int number, Batch batch) throws NoTieException {
        Weights before = engine.weights();
        engine.accept(batch.pixels(), batch.labels(), batch.size());
        engine.gradients();
        double[] gradient = gradient(engine);
        engine.load(before);
        Set<Place> crossed = crossed(number, before, batch, gradient);
        engine.trainStep(subject.learningRate());
        Weights expected = textbook.step(before, batch, crossed, subject.learningRate());
        compare(number, engine.weights(), expected);
        return textbook.sides();
    }

    /** For each layer with kinks, what its inputs are uncertain by. */
    double[] rounding(Weights weights, Batch batch) {
        return textbook.rounding(weights, batch);
    }

    private Set<Place> crossed(int number, Weights weights, Batch batch, double[] gradient) throws NoTieException {
        Set<Place> crossed = new HashSet<>();
        double error = error(weights, batch, crossed, gradient);
        if (error <= Bounds.STEP_GRADIENT_FLOAT) {
            return crossed;
        }
        Sides sides = textbook.sides();
        double[] reach = Arrays.stream(textbook.rounding(weights, batch))
                .map(rounding -> Tie.REACH * rounding)
                .toArray();
        List<Place> candidates = sides.near(reach, MOST);
        while (!(error <= Bounds.STEP_GRADIENT_FLOAT)) {
            Place best = null;
            for (Place place : candidates) {
                if (crossed.add(place)) {
                    double tried = error(weights, batch, crossed, gradient);
                    crossed.remove(place);
                    if (tried < error) {
                        error = tried;
                        best = place;
                    }
                }
            }
            if (best == null) {
                throw new NoTieException(String.format(
                        Locale.ROOT,
                        "in step %d the gradient of %s is %.1e from the textbook's at the same weights, whichever sides are"
                                + " taken within rounding",
                        number,
                        engine.backend(),
                        error));
            }
            crossed.add(best);
        }
        return crossed;
    }

    private double error(Weights weights, Batch batch, Set<Place> crossed, double[] gradient) {
        return TensorError.of(gradient, gradient(textbook.gradients(weights, batch, crossed)))
                .relative();
    }

    private double[] gradient(Engine from) {
        return trained.stream()
                .flatMapToDouble(spec -> Arrays.stream(from.gradient(spec.name())))
                .toArray();
    }

    private void compare(int number, Weights weights, Weights expected) throws NoTieException {
        for (TensorSpec spec : tensors) {
            double error = TensorError.of(
                            weights.tensors().get(spec.name()),
                            expected.tensors().get(spec.name()))
                    .relative();
            if (!(error <= Bounds.STEP_FLOAT)) {
                throw new NoTieException(String.format(
                        Locale.ROOT,
                        "step %d of %s leaves %s %.1e from where the textbook leaves it from the same weights",
                        number,
                        engine.backend(),
                        spec.name(),
                        error));
            }
        }
    }
}
