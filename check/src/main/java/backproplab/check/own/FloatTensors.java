package backproplab.check.own;

import backproplab.manual.layer.Parameter;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.manual.tensor.FloatTensor;
import java.util.List;

/** Copies between the two number types; from double to float with rounding. */
final class FloatTensors {
    private FloatTensors() {}

    static FloatTensor narrowed(DoubleTensor tensor) {
        FloatTensor narrowed = FloatTensor.zeros(tensor.shape().toArray());
        copy(tensor, narrowed);
        return narrowed;
    }

    static DoubleTensor widened(FloatTensor tensor) {
        DoubleTensor widened = DoubleTensor.zeros(tensor.shape().toArray());
        copy(tensor, widened);
        return widened;
    }

    static void copy(DoubleTensor from, FloatTensor to) {
        to.copyFrom(from.toDoubles());
    }

    static void copy(FloatTensor from, DoubleTensor to) {
        to.copyFrom(from.toDoubles());
    }

    /** The same parameters in double, with what the float ones hold. */
    static List<Parameter<DoubleTensor>> widened(List<Parameter<FloatTensor>> parameters) {
        return parameters.stream()
                .map(parameter -> new Parameter<>(
                        parameter.name(),
                        widened(parameter.value()),
                        widened(parameter.gradient()),
                        parameter.decays()))
                .toList();
    }

    /** The same parameters in float, with what the double ones hold. */
    static List<Parameter<FloatTensor>> narrowed(List<Parameter<DoubleTensor>> parameters) {
        return parameters.stream()
                .map(parameter -> new Parameter<>(
                        parameter.name(),
                        narrowed(parameter.value()),
                        narrowed(parameter.gradient()),
                        parameter.decays()))
                .toList();
    }

    static void writeAll(List<Parameter<DoubleTensor>> from, List<Parameter<FloatTensor>> to) {
        for (int p = 0; p < to.size(); p++) {
            copy(from.get(p).value(), to.get(p).value());
            copy(from.get(p).gradient(), to.get(p).gradient());
        }
    }

    static void readAll(List<Parameter<FloatTensor>> from, List<Parameter<DoubleTensor>> to) {
        for (int p = 0; p < to.size(); p++) {
            copy(from.get(p).value(), to.get(p).value());
            copy(from.get(p).gradient(), to.get(p).gradient());
        }
    }
}
