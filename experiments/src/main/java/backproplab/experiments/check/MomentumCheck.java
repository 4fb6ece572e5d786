package backproplab.experiments.check;

import backproplab.manual.layer.Parameter;
import backproplab.manual.model.LoopLayers;
import backproplab.manual.optim.Optimizer;
import backproplab.manual.optim.OptimizerState;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.rule.OptimizerSpec;
import java.util.List;
import java.util.Map;

/** One classical momentum update, {@code v' = rho v - lr g} and {@code w' = w + v'}, with a velocity and a gradient that are given. */
final class MomentumCheck {
    private static final int ROWS = 4;
    private static final int COLUMNS = 5;
    private static final double RHO = 0.9;
    private static final double RATE = 1e-3;

    private MomentumCheck() {}

    static Map<String, Double> errors(long seed) {
        Drawn drawn = new Drawn(seed);
        DoubleTensor w = drawn.tensor(ROWS, COLUMNS);
        DoubleTensor gradient = drawn.tensor(ROWS, COLUMNS);
        double[] velocity = drawn.values(ROWS * COLUMNS);
        double[] nextVelocity = new double[velocity.length];
        double[] nextW = new double[velocity.length];
        for (int i = 0; i < velocity.length; i++) {
            Exact sum = new Exact().plus(RHO, velocity[i]).plus(-RATE, gradient.get(i));
            nextVelocity[i] = sum.value();
            nextW[i] = sum.plus(w.get(i), 1).value();
        }
        Optimizer<DoubleTensor> optimizer =
                new LoopLayers().optimizer(new OptimizerSpec(OptimizerSpec.Kind.MOMENTUM, RHO));
        List<Parameter<DoubleTensor>> parameters = List.of(new Parameter<>("w", w, gradient, true));
        optimizer.restore(new OptimizerState(0, List.of(velocity)), parameters);
        optimizer.step(parameters, RATE);
        return Map.of(
                "next_w", Exact.error(w.toDoubles(), nextW),
                "velocity", Exact.error(optimizer.state().values().get(0), nextVelocity));
    }
}
