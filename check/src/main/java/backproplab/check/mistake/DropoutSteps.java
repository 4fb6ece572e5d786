package backproplab.check.mistake;

import backproplab.manual.layer.Pass;
import backproplab.manual.layer.PlannedLayer;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.DropoutMask;
import backproplab.network.layer.LayerSpec;

/** {@link backproplab.manual.loops.DropoutLoops} with a method for each decision, so that a mistake replaces one of them. */
class DropoutSteps extends PlannedLayer<DoubleTensor> {
    final DropoutMask mask;
    private Pass latest;

    DropoutSteps(LayerSpec.Dropout spec) {
        super(spec);
        mask = spec.mask();
    }

    @Override
    protected final void forward(DoubleTensor x, DoubleTensor y, Pass pass) {
        latest = pass;
        for (int i = 0; i < x.size(); i++) {
            y.data()[i] = x.data()[i] * (active(pass) ? factor(pass.step(), i, x) : idle());
        }
    }

    @Override
    protected final void backward(DoubleTensor x, DoubleTensor y, DoubleTensor dy, DoubleTensor dx) {
        for (int i = 0; dx != null && i < dx.size(); i++) {
            dx.data()[i] = dy.data()[i] * (active(latest) ? factorBack(latest.step(), i, dy) : idle());
        }
    }

    boolean active(Pass pass) {
        return pass.training();
    }

    /** What an element is multiplied by in training. */
    double factor(long step, int i, DoubleTensor x) {
        return keeps(step, i) ? scale() : 0;
    }

    /** What its gradient is multiplied by. */
    double factorBack(long step, int i, DoubleTensor dy) {
        return factor(step, i, dy);
    }

    /** What an element is multiplied by when nothing is dropped. */
    double idle() {
        return 1;
    }

    double scale() {
        return mask.scale();
    }

    boolean keeps(long step, int i) {
        return mask.keeps(mask.key(step), i);
    }
}
