import backproplab.check.part.TwoLayerNet;
import backproplab.manual.layer.Parameter;
import backproplab.manual.tensor.DoubleTensor;
import java.util.List;

/** scores = relu(x W1 + b1) W2 + b2, with softmax and cross-entropy, and the penalty reg (sum W1^2 + sum W2^2). */
public final class TwoLayer implements TwoLayerNet {
    private final int in;
    private final int hidden;
    private final int classes;
    private final Parameter<DoubleTensor> w1;
    private final Parameter<DoubleTensor> b1;
    private final Parameter<DoubleTensor> w2;
    private final Parameter<DoubleTensor> b2;

    public TwoLayer(int in, int hidden, int classes) {
        this.in = in;
        this.hidden = hidden;
        this.classes = classes;
        w1 = Parameter.of("W1", DoubleTensor.zeros(in, hidden), true);
        b1 = Parameter.of("b1", DoubleTensor.zeros(hidden), false);
        w2 = Parameter.of("W2", DoubleTensor.zeros(hidden, classes), true);
        b2 = Parameter.of("b2", DoubleTensor.zeros(classes), false);
    }

    @Override
    public List<Parameter<DoubleTensor>> parameters() {
        return List.of(w1, b1, w2, b2);
    }

    @Override
    public DoubleTensor scores(DoubleTensor x) {
        int n = x.shape().dim(0);
        DoubleTensor scores = DoubleTensor.zeros(n, classes);
        // YOUR CODE: write every element of scores.data()
        return scores;
    }

    @Override
    public double loss(DoubleTensor x, int[] labels, double reg) {
        int n = x.shape().dim(0);
        double loss = 0;
        parameters().forEach(parameter -> parameter.gradient().zero());
        // YOUR CODE: compute the loss, and write the gradients of all four parameters
        return loss;
    }
}
