package backproplab.benchmarks.jmh;

import backproplab.benchmarks.work.SampleBatch;
import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Pass;
import backproplab.manual.loss.Loss;
import backproplab.manual.tensor.FloatTensor;
import backproplab.network.shape.Shape;

/** A loss in the form of a layer: logits in, the mean loss out; backward hands out the gradient of the logits. */
final class LossLayer implements Layer<FloatTensor> {
    private final Loss<FloatTensor> loss;
    private final FloatTensor mean = FloatTensor.zeros(1);
    private int[] labels = {};

    LossLayer(Loss<FloatTensor> loss) {
        this.loss = loss;
    }

    @Override
    public Shape outputShape(Shape input) {
        return mean.shape();
    }

    @Override
    public FloatTensor forward(FloatTensor logits, Pass pass) {
        int rows = logits.shape().dim(0);
        if (labels.length != rows) {
            labels = SampleBatch.labels(rows, logits.shape().dim(1));
        }
        mean.set(0, loss.forward(logits, labels));
        return mean;
    }

    @Override
    public FloatTensor backward(FloatTensor dy) {
        return loss.backward();
    }

    @Override
    public void skipInputGradient() {
        throw new UnsupportedOperationException("the gradient of the logits is all that a loss is for");
    }
}
