package backproplab.check.planted;

import backproplab.manual.layer.Parameter;
import backproplab.manual.optim.Optimizer;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.rule.OptimizerSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Right update rules, each a class that changes one number; what it remembers of that number is an object. */
abstract class ElementRule implements Optimizer<DoubleTensor> {
    final OptimizerSpec spec;
    /** The step that is being made, from 1. */
    int t;

    private final Map<Integer, Memory[]> memories = new HashMap<>();

    /** Averages of one number's gradients: velocity or mean, and mean or sum of squares. */
    static final class Memory {
        double first;
        double second;
    }

    ElementRule(OptimizerSpec spec) {
        this.spec = spec;
    }

    /** The number after the step. */
    abstract double next(double x, double g, Memory memory, double lr);

    double decay(double lr, double x) {
        return 0;
    }

    void tick() {
        t++;
    }

    @Override
    public void step(List<Parameter<DoubleTensor>> parameters, double learningRate) {
        tick();
        for (int p = 0; p < parameters.size(); p++) {
            Parameter<DoubleTensor> parameter = parameters.get(p);
            Memory[] memory =
                    memories.computeIfAbsent(p, any -> fresh(parameter.value().size()));
            for (int i = 0; i < memory.length; i++) {
                double x = parameter.value().get(i);
                double decay = parameter.decays() ? decay(learningRate, x) : 0;
                parameter.value().set(i, next(x, parameter.gradient().get(i), memory[i], learningRate) - decay);
            }
        }
    }

    private static Memory[] fresh(int size) {
        Memory[] fresh = new Memory[size];
        java.util.Arrays.setAll(fresh, i -> new Memory());
        return fresh;
    }

    static double blend(double share, double old, double now) {
        return share * old + (1 - share) * now;
    }

    @Planted(
            value = {},
            as = "sgd")
    public static class Sgd extends ElementRule {
        public Sgd(OptimizerSpec spec) {
            super(spec);
        }

        @Override
        double next(double x, double g, Memory memory, double lr) {
            return x - lr * g;
        }
    }

    @Planted(
            value = {},
            as = "momentum")
    public static class Momentum extends ElementRule {
        public Momentum(OptimizerSpec spec) {
            super(spec);
        }

        @Override
        double next(double x, double g, Memory memory, double lr) {
            memory.first = spec.momentum() * memory.first - lr * g;
            return x + memory.first;
        }
    }

    @Planted(
            value = {},
            as = "nesterov")
    public static class Nesterov extends ElementRule {
        public Nesterov(OptimizerSpec spec) {
            super(spec);
        }

        @Override
        double next(double x, double g, Memory memory, double lr) {
            memory.first = spec.momentum() * memory.first - lr * g;
            return x + spec.momentum() * memory.first - lr * g;
        }
    }

    @Planted(
            value = {},
            as = "adagrad")
    public static class AdaGrad extends ElementRule {
        public AdaGrad(OptimizerSpec spec) {
            super(spec);
        }

        @Override
        double next(double x, double g, Memory memory, double lr) {
            memory.second += g * g;
            return x - lr / (Math.sqrt(memory.second) + spec.epsilon()) * g;
        }
    }

    @Planted(
            value = {},
            as = "rmsprop")
    public static class RmsProp extends ElementRule {
        public RmsProp(OptimizerSpec spec) {
            super(spec);
        }

        double root(double square) {
            return Math.sqrt(square + spec.epsilon());
        }

        @Override
        double next(double x, double g, Memory memory, double lr) {
            memory.second = blend(spec.decay(), memory.second, g * g);
            return x - lr * g / root(memory.second);
        }
    }

    @Planted(
            value = {},
            as = "adam")
    public static class Adam extends ElementRule {
        public Adam(OptimizerSpec spec) {
            super(spec);
        }

        double beta1() {
            return spec.beta1();
        }

        double beta2() {
            return spec.beta2();
        }

        double rate(double lr) {
            return lr * Math.sqrt(1 - Math.pow(beta2(), t)) / (1 - Math.pow(beta1(), t));
        }

        double root(double square) {
            return Math.sqrt(square) + spec.epsilon();
        }

        double square(double g) {
            return g * g;
        }

        @Override
        double next(double x, double g, Memory memory, double lr) {
            memory.first = blend(beta1(), memory.first, g);
            memory.second = blend(beta2(), memory.second, square(g));
            return x - rate(lr) * memory.first / root(memory.second);
        }
    }

    @Planted(
            value = {},
            as = "adamw")
    public static class AdamW extends Adam {
        public AdamW(OptimizerSpec spec) {
            super(spec);
        }

        @Override
        double decay(double lr, double x) {
            return lr * spec.weightDecay() * x;
        }
    }
}
