package backproplab.experiments.parity;

import backproplab.dl4j.Precision;
import backproplab.experiments.parity.kinks.Batch;
import backproplab.network.engine.Engine;
import backproplab.network.init.Weights;
import backproplab.network.layer.TensorSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs two networks of one subject side by side from equal weights on equal batches and compares what they compute. */
final class SubjectComparison {
    private final Subject subject;
    private final Precision precision;
    private final List<TensorSpec> tensors;
    private final Weights start;
    private final List<Batch> batches;
    private final Engine ours;
    private final Engine theirs;
    private final List<Finding> findings = new ArrayList<>();

    SubjectComparison(Subject subject, Precision precision, long seed, Engine ours, Engine theirs) {
        this.subject = subject;
        this.precision = precision;
        this.ours = ours;
        this.theirs = theirs;
        tensors = RandomInputs.specs(subject);
        start = RandomInputs.weights(subject, seed);
        batches = RandomInputs.batches(subject, seed);
    }

    /** What was found so far, also after an exception. */
    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** Compares loss, logits and gradients at the start, then trained tensors and statistics after each of some steps. */
    void run(List<Integer> checkpoints) {
        begin();
        forward();
        gradients();
        begin();
        int last = Math.min(
                subject.lastStep(), checkpoints.stream().mapToInt(i -> i).max().orElse(0));
        for (int step = 1; step <= last; step++) {
            accept(step - 1);
            ours.trainStep(subject.learningRate());
            theirs.trainStep(subject.learningRate());
            if (checkpoints.contains(step)) {
                trained(step);
            }
        }
    }

    private void begin() {
        ours.load(start);
        theirs.load(start);
        accept(0);
    }

    private void accept(int step) {
        Batch batch = batches.get(step % batches.size());
        ours.accept(batch.pixels(), batch.labels(), subject.batchSize());
        theirs.accept(batch.pixels(), batch.labels(), subject.batchSize());
    }

    private void forward() {
        double[] left = new double[subject.batchSize() * Subject.CLASSES];
        double[] right = new double[left.length];
        ours.logits(left);
        theirs.logits(right);
        add(0, Quantity.FORWARD, "logits", TensorError.of(left, right), Bounds.forward(precision));
        TensorError loss = TensorError.of(new double[] {ours.gradients()}, new double[] {theirs.gradients()});
        add(0, Quantity.FORWARD, "loss", loss, Bounds.forward(precision));
    }

    /** Parameter by parameter, so that the first broken bound names one; then all together. */
    private void gradients() {
        List<TensorSpec> trained =
                tensors.stream().filter(spec -> spec.role().trained()).toList();
        List<double[]> left =
                trained.stream().map(spec -> ours.gradient(spec.name())).toList();
        List<double[]> right =
                trained.stream().map(spec -> theirs.gradient(spec.name())).toList();
        TensorError whole = TensorError.of(joined(left), joined(right));
        double zero = whole.norm() * Bounds.zeroShare(precision);
        for (int i = 0; i < trained.size(); i++) {
            TensorError error = TensorError.of(left.get(i), right.get(i));
            findings.add(new Finding(
                    0,
                    Quantity.GRADIENT,
                    trained.get(i).name(),
                    error,
                    error.norm() <= zero,
                    Bounds.gradient(precision)));
        }
        add(0, Quantity.GRADIENT, "all", whole, Bounds.wholeGradient(precision));
    }

    private static double[] joined(List<double[]> tensors) {
        return tensors.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    private void trained(int step) {
        Weights left = ours.weights();
        Weights right = theirs.weights();
        double bound = Bounds.trained(precision, subject.rule().optimizer().kind());
        for (TensorSpec spec : tensors) {
            TensorError error = TensorError.of(
                    left.tensors().get(spec.name()), right.tensors().get(spec.name()));
            add(step, spec.role().trained() ? Quantity.PARAMETER : Quantity.STATISTIC, spec.name(), error, bound);
        }
    }

    private void add(int step, Quantity quantity, String name, TensorError error, double bound) {
        findings.add(new Finding(step, quantity, name, error, false, bound));
    }
}
