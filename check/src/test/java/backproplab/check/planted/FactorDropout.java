package backproplab.check.planted;

import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Pass;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.DropoutMask;
import backproplab.network.layer.LayerSpec;
import backproplab.network.shape.Shape;
import java.util.Arrays;
import java.util.stream.IntStream;

/** A right dropout that draws a factor for each unit in forward and keeps it for backward. */
public class FactorDropout implements Layer<DoubleTensor> {
    final DropoutMask mask;
    double[] factors;

    public FactorDropout(LayerSpec.Dropout spec) {
        mask = spec.mask();
    }

    double[] ones(int size) {
        double[] ones = new double[size];
        Arrays.fill(ones, 1);
        return ones;
    }

    double keptBy() {
        return 1 / (1 - mask.rate());
    }

    double[] draw(Pass pass, int size) {
        long key = mask.key(pass.step());
        return IntStream.range(0, size)
                .mapToDouble(i -> mask.keeps(key, i) ? keptBy() : 0)
                .toArray();
    }

    double[] factors(Pass pass, int size) {
        return pass.training() ? draw(pass, size) : ones(size);
    }

    double[] factorsBack() {
        return factors;
    }

    @Override
    public DoubleTensor forward(DoubleTensor x, Pass pass) {
        factors = factors(pass, x.size());
        return product(x, factors);
    }

    @Override
    public DoubleTensor backward(DoubleTensor dy) {
        return product(dy, factorsBack());
    }

    static DoubleTensor product(DoubleTensor a, double[] b) {
        return DoubleTensor.wrap(
                IntStream.range(0, a.size()).mapToDouble(i -> a.get(i) * b[i]).toArray(), a.shape());
    }

    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    @Override
    public void skipInputGradient() {}
}
