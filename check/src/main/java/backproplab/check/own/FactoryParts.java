package backproplab.check.own;

import backproplab.check.part.InitialValues;
import backproplab.check.part.Parts;
import backproplab.check.part.TwoLayerNet;
import backproplab.manual.loss.L2Penalty;
import backproplab.manual.loss.Loss;
import backproplab.manual.model.LayerFactory;
import backproplab.manual.optim.Optimizer;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.init.WeightInit;
import backproplab.network.layer.LayerSpec;
import backproplab.network.rule.OptimizerSpec;

/** Everything that a factory of a user makes, in double. */
final class FactoryParts extends OwnLayerParts {
    private final LayerFactory<?> factory;
    private final boolean inFloat;

    FactoryParts(LayerFactory<?> factory, boolean inFloat) {
        super(LayerSpec.class, spec -> Doubles.layer(spec.accept(factory), inFloat));
        this.factory = factory;
        this.inFloat = inFloat;
    }

    @Override
    public Loss<DoubleTensor> softmaxCrossEntropy(double smoothing) {
        return Doubles.loss(factory.softmaxCrossEntropy(smoothing), inFloat);
    }

    @Override
    public L2Penalty<DoubleTensor> l2Penalty(double reg) {
        return Doubles.penalty(factory.l2Penalty(reg), inFloat);
    }

    @Override
    public Optimizer<DoubleTensor> optimizer(OptimizerSpec spec) {
        return Doubles.rule(factory.optimizer(spec), inFloat);
    }

    @Override
    public TwoLayerNet twoLayerNet(int in, int hidden, int classes) {
        return factory instanceof Parts parts
                ? parts.twoLayerNet(in, hidden, classes)
                : super.twoLayerNet(in, hidden, classes);
    }

    @Override
    public InitialValues initialValues(WeightInit rule) {
        return factory instanceof Parts parts ? parts.initialValues(rule) : super.initialValues(rule);
    }
}
