package backproplab.torch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import backproplab.network.layer.TensorSpec;
import backproplab.network.rule.GradientClip;
import backproplab.network.rule.OptimizerSpec;
import backproplab.network.rule.OptimizerSpec.Kind;
import backproplab.network.rule.TrainingRule;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes parameters in place by the formulas of {@link OptimizerSpec.Kind}, gradients clipped before, one tensor after the other.
 * Nothing here is recorded; gradients are used up.
 */
final class UpdateRule {

    private final TrainingRule rule;
    private final OptimizerSpec spec;
    private final List<StoredTensor> parameters;
    /** For each parameter one tensor for each slot of the rule. */
    private final List<List<StoredTensor>> slots = new ArrayList<>();

    private long steps;

    UpdateRule(
            TrainingRule rule,
            List<StoredTensor> parameters,
            ImageLayout images,
            Precision precision,
            PtNDManager manager) {
        this.rule = rule;
        spec = rule.optimizer();
        this.parameters = parameters;
        for (StoredTensor parameter : parameters) {
            List<StoredTensor> own = new ArrayList<>();
            for (int slot = 0; slot < spec.kind().slots(); slot++) {
                own.add(new StoredTensor(parameter.spec(), images, precision, manager));
            }
            slots.add(own);
        }
    }

    /** Steps as Adam counts them; 0 for rules that do not. */
    long steps() {
        return spec.kind() == Kind.ADAM || spec.kind() == Kind.ADAMW ? steps : 0;
    }

    /** Every slot of the first parameter, of the second, and so on, in the neutral layout. */
    List<double[]> state() {
        return slots.stream().flatMap(List::stream).map(StoredTensor::get).toList();
    }

    /** Takes back what {@link #state} gave. */
    void restore(long stepsMade, List<double[]> state) {
        List<StoredTensor> all = slots.stream().flatMap(List::stream).toList();
        if (all.size() != state.size()) {
            throw new IllegalArgumentException(
                    state.size() + " arrays of optimizer state; this network keeps " + all.size());
        }
        for (int i = 0; i < all.size(); i++) {
            TensorSpec tensor = all.get(i).spec();
            if (state.get(i).length != tensor.shape().size()) {
                throw new IllegalArgumentException("optimizer state of " + tensor.name() + " has "
                        + state.get(i).length + " numbers, the parameter "
                        + tensor.shape().size());
            }
        }
        for (int i = 0; i < all.size(); i++) {
            all.get(i).set(state.get(i));
        }
        steps = stepsMade;
    }

    /**
     * What the way back starts from in a training step: the rate for plain descent, so that each gradient arrives as the change and one
     * pass over the tensor subtracts it, else 1. DJL offers no {@code x.add_(g, alpha=-rate)}, which is PyTorch's own one pass; its
     * {@code sgdUpdate} copies the gradient and makes three more. Clipping needs the gradients as they are.
     */
    double slope(double learningRate) {
        return subtractsGradients() ? learningRate : 1;
    }

    private boolean subtractsGradients() {
        return spec.kind() == OptimizerSpec.Kind.SGD && rule.clipNorm() == GradientClip.OFF;
    }

    /** Adds the gradient of {@code reg sum W^2} to those of weights, both {@code slope} times what they are. */
    void addPenalty(List<PtNDArray> gradients, double slope) {
        if (rule.l2() == 0) {
            return;
        }
        for (int i = 0; i < gradients.size(); i++) {
            if (isWeight(i)) {
                try (PtNDArray ofPenalty = Scalars.product(parameters.get(i).value(), slope * 2 * rule.l2())) {
                    JniUtils.addi(gradients.get(i), ofPenalty);
                }
            }
        }
    }

    /** {@code reg sum W^2}. */
    double penalty() {
        double sum = 0;
        for (int i = 0; rule.l2() > 0 && i < parameters.size(); i++) {
            if (isWeight(i)) {
                sum += squares(parameters.get(i).value());
            }
        }
        return rule.l2() * sum;
    }

    private boolean isWeight(int parameter) {
        return parameters.get(parameter).spec().role() == TensorSpec.Role.WEIGHT;
    }

    private static double squares(PtNDArray tensor) {
        try (PtNDArray squared = JniUtils.square(tensor);
                PtNDArray sum = JniUtils.sum(squared)) {
            return HostCopies.toDouble(sum);
        }
    }

    /** One step, penalty already in the gradients, which are {@link #slope} times what they are. */
    void step(List<PtNDArray> gradients, double learningRate) {
        clip(gradients);
        steps++;
        double alpha = spec.adamRate(learningRate, steps);
        for (int i = 0; i < gradients.size(); i++) {
            PtNDArray x = parameters.get(i).value();
            if (spec.weightDecay() > 0 && isWeight(i)) {
                Scalars.multiplyInPlace(x, 1 - learningRate * spec.weightDecay());
            }
            change(x, gradients.get(i), slots.get(i), learningRate, alpha);
        }
    }

    private void clip(List<PtNDArray> gradients) {
        if (rule.clipNorm() == GradientClip.OFF) {
            return;
        }
        double sum = 0;
        for (PtNDArray gradient : gradients) {
            sum += squares(gradient);
        }
        double factor = GradientClip.factor(Math.sqrt(sum), rule.clipNorm());
        if (factor != 1) {
            gradients.forEach(gradient -> Scalars.multiplyInPlace(gradient, factor));
        }
    }

    private void change(PtNDArray x, PtNDArray g, List<StoredTensor> state, double lr, double alpha) {
        PtNDArray first = state.isEmpty() ? null : state.get(0).value();
        Runnable formula =
                switch (spec.kind()) {
                    case SGD -> () -> descend(x, g, subtractsGradients() ? 1 : lr);
                    case MOMENTUM -> () -> momentum(x, g, first, lr);
                    case NESTEROV -> () -> nesterov(x, g, first, lr);
                    case ADAGRAD -> () -> adaGrad(x, g, first, lr);
                    case RMSPROP -> () -> rmsProp(x, g, first, lr);
                    case ADAM, ADAMW -> () -> adam(x, g, first, state.get(1).value(), alpha);
                };
        formula.run();
    }

    /** {@code x <- x - rate along}; uses {@code along} up. One pass at rate 1, else two. */
    private static void descend(PtNDArray x, PtNDArray along, double rate) {
        if (rate != 1) {
            Scalars.multiplyInPlace(along, rate);
        }
        JniUtils.subi(x, along);
    }

    private void momentum(PtNDArray x, PtNDArray g, PtNDArray v, double lr) {
        Scalars.multiplyInPlace(v, spec.momentum());
        descend(v, g, lr);
        JniUtils.addi(x, v);
    }

    private void nesterov(PtNDArray x, PtNDArray g, PtNDArray v, double lr) {
        Scalars.multiplyInPlace(v, spec.momentum());
        JniUtils.subi(x, v);
        descend(v, g, lr);
        try (PtNDArray ahead = Scalars.product(v, 1 + spec.momentum())) {
            JniUtils.addi(x, ahead);
        }
    }

    private void adaGrad(PtNDArray x, PtNDArray g, PtNDArray h, double lr) {
        try (PtNDArray squared = JniUtils.square(g)) {
            JniUtils.addi(h, squared);
        }
        try (PtNDArray root = JniUtils.sqrt(h)) {
            Scalars.addInPlace(root, spec.epsilon());
            descend(x, g, root, lr);
        }
    }

    private void rmsProp(PtNDArray x, PtNDArray g, PtNDArray r, double lr) {
        average(r, g, spec.decay());
        try (PtNDArray padded = JniUtils.clone(r)) {
            Scalars.addInPlace(padded, spec.epsilon());
            try (PtNDArray root = JniUtils.sqrt(padded)) {
                descend(x, g, root, lr);
            }
        }
    }

    private void adam(PtNDArray x, PtNDArray g, PtNDArray m, PtNDArray v, double alpha) {
        average(v, g, spec.beta2());
        Scalars.multiplyInPlace(m, spec.beta1());
        Scalars.multiplyInPlace(g, 1 - spec.beta1());
        JniUtils.addi(m, g);
        try (PtNDArray root = JniUtils.sqrt(v);
                PtNDArray mean = JniUtils.clone(m)) {
            Scalars.addInPlace(root, spec.epsilon());
            descend(x, mean, root, alpha);
        }
    }

    /** {@code average <- decay average + (1 - decay) g^2}. */
    private static void average(PtNDArray average, PtNDArray g, double decay) {
        Scalars.multiplyInPlace(average, decay);
        try (PtNDArray squared = JniUtils.square(g)) {
            Scalars.multiplyInPlace(squared, 1 - decay);
            JniUtils.addi(average, squared);
        }
    }

    /** {@code x <- x - rate along / over}; uses {@code along} up. */
    private static void descend(PtNDArray x, PtNDArray along, PtNDArray over, double rate) {
        JniUtils.divi(along, over);
        descend(x, along, rate);
    }
}
