package backproplab.manual.loops;

import backproplab.manual.layer.RectifiedSum;
import backproplab.manual.tensor.DoubleTensor;

/** {@link RectifiedSum} in double. NaN stays NaN. */
public final class RectifiedSumLoops implements RectifiedSum<DoubleTensor> {
    private DoubleTensor y;
    private DoubleTensor d;
    private DoubleTensor sum;

    @Override
    public DoubleTensor forward(DoubleTensor a, DoubleTensor b) {
        y = y == null ? a.zeros(a.shape()) : y.fit(a.shape());
        for (int i = 0; i < y.size(); i++) {
            y.data()[i] = Math.max(a.data()[i] + b.data()[i], 0);
        }
        return y;
    }

    @Override
    public DoubleTensor backward(DoubleTensor dy) {
        if (y == null) {
            throw new IllegalStateException("RectifiedSum: backward before forward");
        }
        d = d == null ? dy.zeros(dy.shape()) : d.fit(dy.shape());
        for (int i = 0; i < d.size(); i++) {
            d.data()[i] = y.data()[i] > 0 ? dy.data()[i] : 0;
        }
        return d;
    }

    @Override
    public DoubleTensor add(DoubleTensor a, DoubleTensor b) {
        sum = sum == null ? a.zeros(a.shape()) : sum.fit(a.shape());
        for (int i = 0; i < sum.size(); i++) {
            sum.data()[i] = a.data()[i] + b.data()[i];
        }
        return sum;
    }
}
