package backproplab.check.trial;

import backproplab.manual.tensor.Tensor;
import backproplab.network.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Writes down what is seen of a part: copies, since layers hand out their own buffers. */
final class Notebook {
    private final List<Observation> seen = new ArrayList<>();

    void note(String name, Role role, Shape shape, double[] values) {
        seen.add(new Observation(name, role, shape, values.clone()));
    }

    void note(String name, Role role, Tensor<?> tensor) {
        note(name, role, tensor.shape(), tensor.toDoubles());
    }

    void note(String name, Role role, double value) {
        note(name, role, Shape.of(1), new double[] {value});
    }

    void note(String name, Role role, int[] labels) {
        note(
                name,
                role,
                Shape.of(labels.length),
                IntStream.of(labels).asDoubleStream().toArray());
    }

    List<Observation> seen() {
        return List.copyOf(seen);
    }
}
