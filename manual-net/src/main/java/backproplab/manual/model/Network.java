package backproplab.manual.model;

import backproplab.manual.layer.InPlaceDescent;
import backproplab.manual.layer.Parameter;
import backproplab.manual.layer.Pass;
import backproplab.manual.layer.State;
import backproplab.manual.loss.L2Penalty;
import backproplab.manual.loss.Loss;
import backproplab.manual.model.Sequential.Named;
import backproplab.manual.optim.Optimizer;
import backproplab.manual.optim.OptimizerState;
import backproplab.manual.tensor.Tensor;
import backproplab.network.layer.NamedLayer;
import backproplab.network.rule.TrainingRule;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A classifier: layers, loss, penalty and optimizer, with the training step spelled out. Written once for both engines.
 *
 * @param <T> the tensor type of the engine
 */
public final class Network<T extends Tensor<T>> {
    private final Sequential<T> layers;
    private final Loss<T> loss;
    private final L2Penalty<T> penalty;
    private final Optimizer<T> optimizer;
    private final InPlaceDescent descent = new InPlaceDescent();
    private final List<Parameter<T>> accumulated;
    private long step;

    /**
     * A network about to take step 0.
     *
     * @param layers from input to logits
     * @param loss on the logits
     * @param penalty on the weights
     * @param optimizer what changes the parameters
     */
    public Network(Sequential<T> layers, Loss<T> loss, L2Penalty<T> penalty, Optimizer<T> optimizer) {
        this.layers = layers;
        this.loss = loss;
        this.penalty = penalty;
        this.optimizer = optimizer;
        layers.skipInputGradient();
        accumulated = accumulated();
    }

    /**
     * A network of one engine's parts.
     *
     * @param factory makes them
     * @param layers from input to logits
     * @param rule what a step minimises and how it updates
     * @param <T> the tensor type of the engine
     * @return the network, its parameters zero
     */
    public static <T extends Tensor<T>> Network<T> of(
            LayerFactory<T> factory, List<NamedLayer> layers, TrainingRule rule) {
        return new Network<>(
                Sequential.of(layers, factory),
                factory.softmaxCrossEntropy(rule.labelSmoothing()),
                factory.l2Penalty(rule.l2()),
                factory.clipped(factory.optimizer(rule.optimizer()), rule.clipNorm()));
    }

    /** The parameters whose gradients a training step accumulates; the others are updated by their layers. */
    private List<Parameter<T>> accumulated() {
        if (!optimizer.isPlainDescent() || penalty.active()) {
            return layers.parameters();
        }
        Set<T> byLayers = Collections.newSetFromMap(new IdentityHashMap<>());
        layers.join(descent).forEach(parameter -> byLayers.add(parameter.value()));
        return layers.parameters().stream()
                .filter(parameter -> !byLayers.contains(parameter.value()))
                .toList();
    }

    /**
     * Every trained tensor, named {@code layer.parameter}, in the order of the layers.
     *
     * @return an unmodifiable list
     */
    public List<Parameter<T>> parameters() {
        return List.copyOf(layers.parameters());
    }

    /**
     * Every tensor that is kept but not trained, named {@code layer.state}, in the order of the layers.
     *
     * @return an unmodifiable list
     */
    public List<State<T>> state() {
        return List.copyOf(layers.state());
    }

    /**
     * One training step: gradients, then the update; with plain gradient descent and no penalty the update of a layer may
     * happen within its backward pass, to the same result, so what the gradients hold after this is undefined; {@link #gradients}
     * fills them. A loss that is not finite leaves the parameters as they were, so
     * that {@link #firstNonFinite} can still find where it came from.
     *
     * @param x inputs
     * @param labels class indices
     * @param learningRate the rate of this step
     * @return mean loss of the batch before the update, penalty included
     */
    public double trainStep(T x, int[] labels, double learningRate) {
        double value = loss.forward(layers.forward(x, Pass.training(step)), labels);
        if (!Double.isFinite(value)) {
            return value;
        }
        zero(accumulated);
        descent.start(learningRate);
        try {
            layers.backward(loss.backward());
        } finally {
            descent.stop();
        }
        value += penalty.apply(accumulated);
        if (Double.isFinite(value)) {
            optimizer.step(accumulated, learningRate);
            step++;
        }
        return value;
    }

    /**
     * Forward and backward without an update: afterwards the parameters hold their gradients for this batch,
     * not clipped, since clipping is the optimizer's.
     *
     * @param x inputs
     * @param labels class indices
     * @return mean loss of the batch, penalty included
     */
    public double gradients(T x, int[] labels) {
        List<Parameter<T>> parameters = layers.parameters();
        zero(parameters);
        double value = loss.forward(layers.forward(x, Pass.training(step)), labels);
        layers.backward(loss.backward());
        return value + penalty.apply(parameters);
    }

    /**
     * How many training steps were made; feeds the dropout masks.
     *
     * @return 0 at first
     */
    public long step() {
        return step;
    }

    /**
     * What the optimizer remembers, copied out.
     *
     * @return its state
     */
    public OptimizerState optimizerState() {
        return optimizer.state();
    }

    /**
     * Goes on as a network of the same layers and optimizer would that had made these steps; parameters and running
     * statistics are to be set by the caller.
     *
     * @param stepsMade how many
     * @param state what its optimizer remembered
     * @throws IllegalArgumentException if the state does not fit the optimizer and the parameters; the message says where, and nothing has changed
     */
    public void restore(long stepsMade, OptimizerState state) {
        optimizer.restore(state, accumulated);
        step = stepsMade;
    }

    private static <T extends Tensor<T>> void zero(List<Parameter<T>> parameters) {
        for (int i = 0; i < parameters.size(); i++) {
            parameters.get(i).gradient().zero();
        }
    }

    /**
     * Predicts.
     *
     * @param x inputs
     * @return logits, a buffer of the network
     */
    public T logits(T x) {
        return layers.forward(x, Pass.EVALUATION);
    }

    /**
     * Predicts, and shows what the layers put out on the way.
     *
     * @param x inputs
     * @param hears of each layer
     */
    public void show(T x, LayerObserver<T> hears) {
        layers.observe(hears);
        try {
            layers.forward(x, Pass.EVALUATION);
        } finally {
            layers.observe(null);
        }
    }

    /**
     * Looks for the first layer, in forward order, with a parameter, a running statistic or an output that is not a finite number: in training mode,
     * which moves running statistics, and if all is finite there, in evaluation mode, where batch norm computes with those.
     *
     * @param x inputs to run through the layers
     * @return its name; empty if all is finite
     */
    public Optional<String> firstNonFinite(T x) {
        return firstNonFinite(x, Pass.training(step)).or(() -> firstNonFinite(x, Pass.EVALUATION));
    }

    private Optional<String> firstNonFinite(T x, Pass pass) {
        T value = x;
        for (Named<T> named : layers.layers()) {
            value = named.layer().forward(value, pass);
            boolean finite = value.isFinite()
                    && named.layer().parameters().stream()
                            .allMatch(parameter -> parameter.value().isFinite())
                    && named.layer().state().stream()
                            .allMatch(kept -> kept.value().isFinite());
            if (!finite) {
                return Optional.of(named.name());
            }
        }
        return Optional.empty();
    }
}
