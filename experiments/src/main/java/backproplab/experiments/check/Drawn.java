package backproplab.experiments.check;

import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Parameter;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.init.RandomStream;
import java.util.Arrays;

/** Seeded standard normal numbers for a check. */
final class Drawn {
    private final RandomStream random;

    Drawn(long seed) {
        random = new RandomStream(seed);
    }

    double[] values(int count) {
        double[] values = new double[count];
        Arrays.setAll(values, i -> random.gaussian());
        return values;
    }

    DoubleTensor tensor(int rows, int columns) {
        DoubleTensor drawn = DoubleTensor.zeros(rows, columns);
        drawn.copyFrom(values(rows * columns));
        return drawn;
    }

    /** A layer with its parameters drawn. */
    <L extends Layer<DoubleTensor>> L filled(L layer) {
        for (Parameter<DoubleTensor> parameter : layer.parameters()) {
            parameter.value().copyFrom(values(parameter.value().size()));
        }
        return layer;
    }
}
