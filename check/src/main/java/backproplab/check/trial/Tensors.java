package backproplab.check.trial;

import backproplab.manual.tensor.DoubleTensor;
import backproplab.manual.tensor.Tensor;
import backproplab.network.shape.Shape;
import java.util.List;
import java.util.stream.Collectors;

/** What fixtures do with tensors. */
final class Tensors {
    private Tensors() {}

    static Observation input(String name, Tensor<?> tensor) {
        return new Observation(name, Role.ARGUMENT, tensor.shape(), tensor.toDoubles());
    }

    static DoubleTensor of(Shape shape, double[] values) {
        return DoubleTensor.wrap(values.clone(), shape);
    }

    /**
     * Refuses tensors of other shapes or another number of them.
     *
     * @param method which returned them
     * @param tensors what it returned
     * @param wanted their shapes
     * @throws ContractException if they are others
     */
    static void requireShapes(String method, List<DoubleTensor> tensors, List<Shape> wanted) {
        List<Shape> shapes = tensors.stream().map(DoubleTensor::shape).toList();
        if (!shapes.equals(wanted)) {
            throw new ContractException(method + " returned " + words(shapes) + "; " + words(wanted) + " is right");
        }
    }

    private static String words(List<Shape> shapes) {
        return shapes.isEmpty()
                ? "no tensor"
                : shapes.stream().map(Shape::toString).collect(Collectors.joining(" and ", "", ""));
    }
}
