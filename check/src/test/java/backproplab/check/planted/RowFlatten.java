package backproplab.check.planted;

import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Pass;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.LayerSpec;
import backproplab.network.shape.Shape;

/** A right flattening that copies. */
public class RowFlatten implements Layer<DoubleTensor> {
    private final LayerSpec.Flatten spec;
    private Shape image;

    public RowFlatten(LayerSpec.Flatten spec) {
        this.spec = spec;
    }

    int from(int row, int column, int columns) {
        return row * columns + column;
    }

    @Override
    public DoubleTensor forward(DoubleTensor x, Pass pass) {
        image = x.shape();
        DoubleTensor y = DoubleTensor.zeros(outputShape(image).toArray());
        int columns = y.shape().dim(1);
        for (int i = 0; i < y.size(); i++) {
            y.set(i, x.get(from(i / columns, i % columns, columns)));
        }
        return y;
    }

    @Override
    public DoubleTensor backward(DoubleTensor dy) {
        DoubleTensor dx = DoubleTensor.zeros(image.toArray());
        int columns = dy.shape().dim(1);
        for (int i = 0; i < dy.size(); i++) {
            int at = from(i / columns, i % columns, columns);
            dx.set(at, dx.get(at) + dy.get(i));
        }
        return dx;
    }

    @Override
    public Shape outputShape(Shape input) {
        return spec.outputShape(input);
    }

    @Override
    public void skipInputGradient() {}
}
