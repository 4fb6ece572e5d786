package backproplab.check.planted;

import backproplab.manual.layer.Parameter;
import backproplab.manual.loss.L2Penalty;
import backproplab.manual.tensor.DoubleTensor;
import java.util.Arrays;
import java.util.List;

/** A right penalty, in streams. */
public class RidgePenalty implements L2Penalty<DoubleTensor> {
    final double reg;

    public RidgePenalty(double reg) {
        this.reg = reg;
    }

    double share() {
        return reg;
    }

    double slope() {
        return 2 * reg;
    }

    boolean covers(Parameter<DoubleTensor> parameter) {
        return parameter.decays();
    }

    void pull(Parameter<DoubleTensor> parameter) {
        double factor = slope();
        Matrices.addTo(
                parameter.gradient(),
                Arrays.stream(parameter.value().toDoubles())
                        .map(w -> factor * w)
                        .toArray());
    }

    @Override
    public double apply(List<Parameter<DoubleTensor>> parameters) {
        parameters.stream().filter(this::covers).forEach(this::pull);
        return parameters.stream()
                .filter(this::covers)
                .mapToDouble(parameter -> Arrays.stream(parameter.value().toDoubles())
                                .map(w -> w * w)
                                .sum()
                        * share())
                .sum();
    }

    @Override
    public boolean active() {
        return reg > 0;
    }
}
