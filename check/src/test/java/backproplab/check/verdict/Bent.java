package backproplab.check.verdict;

import backproplab.check.own.OwnPart;
import backproplab.check.part.Parts;
import backproplab.check.trial.Subjects;
import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Parameter;
import backproplab.manual.layer.Pass;
import backproplab.manual.loops.LinearLoops;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.LayerSpec;
import backproplab.network.shape.Shape;
import java.util.List;
import java.util.function.Function;

/** The textbook's linear layer, bent where a test wants it: what it gives is changed, or what it is given. */
class Bent implements Layer<DoubleTensor> {
    private final LinearLoops linear;

    Bent(LayerSpec.Linear spec) {
        linear = new LinearLoops(spec);
    }

    static Parts parts(Function<LayerSpec.Linear, Layer<DoubleTensor>> make) {
        return new Parts() {
            @Override
            public Layer<DoubleTensor> linear(LayerSpec.Linear spec) {
                return make.apply(spec);
            }
        };
    }

    static OwnPart part(Function<LayerSpec.Linear, Layer<DoubleTensor>> make) {
        return new OwnPart("Mine", Subjects.named(Subjects.LINEAR), parts(make), false);
    }

    final double[] weight() {
        return linear.parameters().get(0).value().data();
    }

    final double[] bias() {
        return linear.parameters().get(1).value().data();
    }

    /** Changes the output. */
    void output(DoubleTensor x, DoubleTensor y) {}

    /** Changes what this backward pass adds to dW. */
    void weightGradient(DoubleTensor dy, double[] dw) {}

    /** Changes what this backward pass adds to db. */
    void biasGradient(DoubleTensor dy, double[] db) {}

    /** Changes dx. */
    void inputGradient(DoubleTensor dy, DoubleTensor dx) {}

    @Override
    public DoubleTensor forward(DoubleTensor x, Pass pass) {
        DoubleTensor y = linear.forward(x, pass);
        output(x, y);
        return y;
    }

    @Override
    public DoubleTensor backward(DoubleTensor dy) {
        double[] dw = gradient(0).data();
        double[] db = gradient(1).data();
        double[] dwBefore = dw.clone();
        double[] dbBefore = db.clone();
        gradient(0).zero();
        gradient(1).zero();
        DoubleTensor dx = linear.backward(dy);
        weightGradient(dy, dw);
        biasGradient(dy, db);
        inputGradient(dy, dx);
        add(dwBefore, dw);
        add(dbBefore, db);
        return dx;
    }

    private DoubleTensor gradient(int index) {
        return linear.parameters().get(index).gradient();
    }

    private static void add(double[] from, double[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] += from[i];
        }
    }

    static void times(double factor, double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
    }

    @Override
    public Shape outputShape(Shape input) {
        return linear.outputShape(input);
    }

    @Override
    public List<Parameter<DoubleTensor>> parameters() {
        return linear.parameters();
    }

    @Override
    public void skipInputGradient() {
        linear.skipInputGradient();
    }
}
