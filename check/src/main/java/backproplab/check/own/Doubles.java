package backproplab.check.own;

import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Parameter;
import backproplab.manual.loss.L2Penalty;
import backproplab.manual.loss.Loss;
import backproplab.manual.optim.Optimizer;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.manual.tensor.FloatTensor;
import java.util.List;

/**
 * Parts of either number type, as parts in double. The number type has been read from the class; the casts hold unless it lies, and
 * then the first call of the part throws.
 */
@SuppressWarnings("unchecked")
final class Doubles {
    private Doubles() {}

    static Layer<DoubleTensor> layer(Object made, boolean inFloat) {
        return made == null || !inFloat ? (Layer<DoubleTensor>) made : new FloatLayer((Layer<FloatTensor>) made);
    }

    static Loss<DoubleTensor> loss(Object made, boolean inFloat) {
        return made == null || !inFloat ? (Loss<DoubleTensor>) made : new FloatLoss((Loss<FloatTensor>) made);
    }

    static L2Penalty<DoubleTensor> penalty(Object made, boolean inFloat) {
        return made == null || !inFloat
                ? (L2Penalty<DoubleTensor>) made
                : new FloatPenalty((L2Penalty<FloatTensor>) made);
    }

    static Optimizer<DoubleTensor> rule(Object made, boolean inFloat) {
        return made == null || !inFloat ? (Optimizer<DoubleTensor>) made : new FloatRule((Optimizer<FloatTensor>) made);
    }

    private static final class FloatLoss implements Loss<DoubleTensor> {
        private final Loss<FloatTensor> loss;

        FloatLoss(Loss<FloatTensor> loss) {
            this.loss = loss;
        }

        @Override
        public double forward(DoubleTensor logits, int[] labels) {
            FloatTensor narrow = FloatTensors.narrowed(logits);
            double value = loss.forward(narrow, labels);
            FloatTensors.copy(narrow, logits);
            return value;
        }

        @Override
        public DoubleTensor backward() {
            FloatTensor gradient = loss.backward();
            return gradient == null ? null : FloatTensors.widened(gradient);
        }
    }

    private static final class FloatPenalty implements L2Penalty<DoubleTensor> {
        private final L2Penalty<FloatTensor> penalty;

        FloatPenalty(L2Penalty<FloatTensor> penalty) {
            this.penalty = penalty;
        }

        @Override
        public double apply(List<Parameter<DoubleTensor>> parameters) {
            List<Parameter<FloatTensor>> narrow = FloatTensors.narrowed(parameters);
            double value = penalty.apply(narrow);
            FloatTensors.readAll(narrow, parameters);
            return value;
        }

        @Override
        public boolean active() {
            return penalty.active();
        }
    }

    private static final class FloatRule implements Optimizer<DoubleTensor> {
        private final Optimizer<FloatTensor> rule;
        private List<Parameter<FloatTensor>> narrow;

        FloatRule(Optimizer<FloatTensor> rule) {
            this.rule = rule;
        }

        @Override
        public void step(List<Parameter<DoubleTensor>> parameters, double learningRate) {
            if (narrow == null) {
                narrow = FloatTensors.narrowed(parameters);
            }
            FloatTensors.writeAll(parameters, narrow);
            rule.step(narrow, learningRate);
            FloatTensors.readAll(narrow, parameters);
        }
    }
}
