package backproplab.check.mistake;

import backproplab.check.part.Parts;
import backproplab.check.part.TwoLayerNet;
import backproplab.check.trial.Subjects;
import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Parameter;
import backproplab.manual.layer.Pass;
import backproplab.manual.loss.L2Penalty;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.LayerSpec;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What goes wrong where the parts of a two-layer network meet. */
final class NetOwnMistakes {
    private NetOwnMistakes() {}

    static Stream<Mistake> all() {
        return Stream.of(penalty(), layers(), results()).flatMap(List::stream);
    }

    private static Mistake mistake(String id, String says, String asks, String method, Parts parts) {
        return new Mistake("net-" + id, Subjects.TWO_LAYER_NET, says, asks, method, parts);
    }

    private static List<Mistake> penalty() {
        return List.of(
                mistake(
                        "no-penalty",
                        "the penalty is missing, in the loss and in the gradients",
                        "is reg used?",
                        "ComposedTwoLayerNet.loss",
                        penalty(true, true, true)),
                mistake(
                        "penalty-not-in-loss",
                        "the penalty is in the gradients, but not in the loss",
                        "is reg (sum W1^2 + sum W2^2) added to what is returned?",
                        "ComposedTwoLayerNet.loss",
                        penalty(true, false, false)),
                mistake(
                        "penalty-not-in-gradients",
                        "the penalty is in the loss, but not in the gradients",
                        "is 2 reg W added to dW1 and dW2?",
                        "L2PenaltyLoops.apply",
                        penalty(false, true, true)),
                mistake(
                        "penalty-not-in-dW1",
                        "the penalty's gradient is missing in dW1",
                        "is 2 reg W1 added?",
                        "L2PenaltyLoops.apply",
                        penalty(false, true, false)),
                mistake(
                        "penalty-not-in-dW2",
                        "the penalty's gradient is missing in dW2",
                        "is 2 reg W2 added?",
                        "L2PenaltyLoops.apply",
                        penalty(false, false, true)));
    }

    /** The right penalty without its value, or without its gradient of the first or of the last weight. */
    private static Parts penalty(boolean noValue, boolean notFirst, boolean notLast) {
        return Planted.penalty(reg -> new L2Penalty<>() {
            private final L2Penalty<DoubleTensor> right = new Parts().l2Penalty(reg);

            @Override
            public double apply(List<Parameter<DoubleTensor>> parameters) {
                List<Parameter<DoubleTensor>> weights =
                        parameters.stream().filter(Parameter::decays).toList();
                double[] first = weights.get(0).gradient().toDoubles();
                double[] last = weights.get(weights.size() - 1).gradient().toDoubles();
                double value = right.apply(parameters);
                if (notFirst) {
                    weights.get(0).gradient().copyFrom(first);
                }
                if (notLast) {
                    weights.get(weights.size() - 1).gradient().copyFrom(last);
                }
                return noValue ? 0 : value;
            }

            @Override
            public boolean active() {
                return right.active();
            }
        });
    }

    private static List<Mistake> layers() {
        return List.of(
                mistake(
                        "no-relu",
                        "there is no ReLU between the layers, in forward and backward",
                        "is the hidden layer max(x W1 + b1, 0)?",
                        "ComposedTwoLayerNet.forward",
                        Planted.activation(
                                ActivationFunction.RELU, spec -> new ActivationSteps(spec, x -> x, (x, y, dy) -> dy))),
                mistake(
                        "dW2-before-relu",
                        "dW2 is made with the hidden layer before ReLU; it takes the one after it",
                        "is dW2 made of relu(x W1 + b1)?",
                        "ComposedTwoLayerNet.loss",
                        NetMistakes.network(BeforeRelu::new)));
    }

    /** Gives the second layer's weight gradient what went into ReLU. */
    private static final class BeforeRelu extends Parts {
        private DoubleTensor hidden;
        private int made;

        @Override
        public Layer<DoubleTensor> activation(LayerSpec.Activation spec) {
            return new Around(super.activation(spec)) {
                @Override
                public DoubleTensor forward(DoubleTensor x, Pass pass) {
                    hidden = x;
                    return super.forward(x, pass);
                }
            };
        }

        @Override
        public Layer<DoubleTensor> linear(LayerSpec.Linear spec) {
            made++;
            boolean second = made == 2;
            return new LinearSteps(spec) {
                @Override
                void weightGradient(double[] x, double[] dy, double[] dw, int batch) {
                    super.weightGradient(second ? hidden.data() : x, dy, dw, batch);
                }
            };
        }
    }

    private static List<Mistake> results() {
        return List.of(
                mistake(
                        "penalty-over-batch",
                        "the penalty, with its gradient, is divided by the batch size; the mean is of the cross-entropy alone",
                        "is reg (sum W1^2 + sum W2^2) added after the division by N?",
                        "ComposedTwoLayerNet.loss",
                        around(net -> new OtherReg(net, n -> 1.0 / n))),
                mistake(
                        "penalty-over-twice-batch",
                        "the penalty is reg / (2 N) sum W^2, as other courses have it; here reg sum W^2",
                        "is there a factor 1 / (2 N)?",
                        "ComposedTwoLayerNet.loss",
                        around(net -> new OtherReg(net, n -> 0.5 / n))),
                mistake(
                        "gradients-add",
                        "the gradients are added to those of the call before; each call sets them",
                        "are they zeroed at the start of loss?",
                        "ComposedTwoLayerNet.loss",
                        around(GradientsAdd::new)),
                mistake(
                        "scores-are-probabilities",
                        "scores returns probabilities; it is to return the logits",
                        "is softmax applied in scores? It belongs to the loss",
                        "ComposedTwoLayerNet.scores",
                        around(Probabilities::new)));
    }

    private static Parts around(UnaryOperator<TwoLayerNet> make) {
        return new Parts() {
            @Override
            public TwoLayerNet twoLayerNet(int in, int hidden, int classes) {
                return make.apply(super.twoLayerNet(in, hidden, classes));
            }
        };
    }

    /** A network around another one. */
    private static class AroundNet implements TwoLayerNet {
        private final TwoLayerNet inner;

        AroundNet(TwoLayerNet inner) {
            this.inner = inner;
        }

        @Override
        public List<Parameter<DoubleTensor>> parameters() {
            return inner.parameters();
        }

        @Override
        public DoubleTensor scores(DoubleTensor x) {
            return inner.scores(x);
        }

        @Override
        public double loss(DoubleTensor x, int[] labels, double reg) {
            return inner.loss(x, labels, reg);
        }
    }

    /** With reg times a factor of N. */
    private static final class OtherReg extends AroundNet {
        private final IntToDoubleFunction factor;

        OtherReg(TwoLayerNet inner, IntToDoubleFunction factor) {
            super(inner);
            this.factor = factor;
        }

        @Override
        public double loss(DoubleTensor x, int[] labels, double reg) {
            return super.loss(x, labels, reg * factor.applyAsDouble(x.shape().dim(0)));
        }
    }

    private static final class GradientsAdd extends AroundNet {
        GradientsAdd(TwoLayerNet inner) {
            super(inner);
        }

        @Override
        public double loss(DoubleTensor x, int[] labels, double reg) {
            List<double[]> before = parameters().stream()
                    .map(parameter -> parameter.gradient().toDoubles())
                    .toList();
            double loss = super.loss(x, labels, reg);
            for (int p = 0; p < before.size(); p++) {
                DoubleTensor gradient = parameters().get(p).gradient();
                for (int i = 0; i < gradient.size(); i++) {
                    gradient.data()[i] += before.get(p)[i];
                }
            }
            return loss;
        }
    }

    private static final class Probabilities extends AroundNet {
        Probabilities(TwoLayerNet inner) {
            super(inner);
        }

        @Override
        public DoubleTensor scores(DoubleTensor x) {
            DoubleTensor logits = super.scores(x);
            double[] p = new LossSteps(0)
                    .probabilities(
                            logits.data(), logits.shape().dim(0), logits.shape().dim(1));
            return DoubleTensor.wrap(p, logits.shape());
        }
    }
}
