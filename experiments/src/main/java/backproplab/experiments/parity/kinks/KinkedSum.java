package backproplab.experiments.parity.kinks;

import backproplab.manual.layer.RectifiedSum;
import backproplab.manual.tensor.DoubleTensor;

/** The textbook's rectified sum, whose sum passes its {@link Kinks} before it is rectified. */
final class KinkedSum implements RectifiedSum<DoubleTensor> {
    private final RectifiedSum<DoubleTensor> join;
    private final Kinks kinks;

    KinkedSum(RectifiedSum<DoubleTensor> join, Kinks kinks) {
        this.join = join;
        this.kinks = kinks;
    }

    @Override
    public DoubleTensor forward(DoubleTensor a, DoubleTensor b) {
        DoubleTensor sum = a.zeros(a.shape());
        for (int i = 0; i < sum.size(); i++) {
            sum.set(i, a.get(i) + b.get(i));
        }
        return join.forward(kinks.pass(sum), a.zeros(a.shape()));
    }

    @Override
    public DoubleTensor backward(DoubleTensor dy) {
        return join.backward(dy);
    }

    @Override
    public DoubleTensor add(DoubleTensor a, DoubleTensor b) {
        return join.add(a, b);
    }
}
