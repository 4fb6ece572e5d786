package backproplab.check.planted;

import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Parameter;
import backproplab.manual.layer.Pass;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.LayerSpec;
import backproplab.network.shape.Shape;
import java.util.List;

/** A right linear layer, of matrices: {@code Y = X W + b}, {@code dW = X^T dY}, {@code dX = dY W^T}. */
public class MatrixLinear implements Layer<DoubleTensor> {
    final LayerSpec.Linear spec;
    final Parameter<DoubleTensor> weight;
    final Parameter<DoubleTensor> bias;
    double[][] x;

    public MatrixLinear(LayerSpec.Linear spec) {
        this.spec = spec;
        weight = Parameter.of("weight", DoubleTensor.zeros(spec.in(), spec.out()), true);
        bias = Parameter.of("bias", DoubleTensor.zeros(spec.out()), false);
    }

    double[][] w() {
        return Matrices.rows(weight.value());
    }

    double[] b() {
        return bias.value().toDoubles();
    }

    void keep(DoubleTensor input) {
        x = Matrices.rows(input);
    }

    double[][] output(double[][] in) {
        return Matrices.plusToEveryRow(Matrices.times(in, w()), b());
    }

    double[][] weightGradient(double[][] dy) {
        return Matrices.times(Matrices.transposed(x), dy);
    }

    double[] biasGradient(double[][] dy) {
        return Matrices.columnSums(dy);
    }

    double[][] inputGradient(double[][] dy) {
        return Matrices.times(dy, Matrices.transposed(w()));
    }

    void give(DoubleTensor gradient, double[] values) {
        Matrices.addTo(gradient, values);
    }

    @Override
    public DoubleTensor forward(DoubleTensor input, Pass pass) {
        keep(input);
        return Matrices.tensor(output(Matrices.rows(input)));
    }

    @Override
    public DoubleTensor backward(DoubleTensor dy) {
        double[][] d = Matrices.rows(dy);
        give(weight.gradient(), Matrices.flat(weightGradient(d)));
        give(bias.gradient(), biasGradient(d));
        return Matrices.tensor(inputGradient(d));
    }

    @Override
    public Shape outputShape(Shape input) {
        return spec.outputShape(input);
    }

    @Override
    public List<Parameter<DoubleTensor>> parameters() {
        return List.of(weight, bias);
    }

    @Override
    public void skipInputGradient() {}
}
