package backproplab.check.planted;

import backproplab.manual.layer.Parameter;
import backproplab.manual.tensor.DoubleTensor;

/** Penalties as students hand them in. */
final class WrongPenalty {
    private WrongPenalty() {}

    @Planted("l2-double")
    public static class TwoReg extends RidgePenalty {
        public TwoReg(double reg) {
            super(reg);
        }

        @Override
        double share() {
            return 2 * reg;
        }

        @Override
        double slope() {
            return 4 * reg;
        }
    }

    /** The convention of other courses. */
    @Planted("l2-half")
    public static class HalfReg extends RidgePenalty {
        public HalfReg(double reg) {
            super(reg);
        }

        @Override
        double share() {
            return reg / 2;
        }

        @Override
        double slope() {
            return reg;
        }
    }

    @Planted("l2-gradient-without-2")
    public static class GradientWithoutTwo extends RidgePenalty {
        public GradientWithoutTwo(double reg) {
            super(reg);
        }

        @Override
        double slope() {
            return reg;
        }
    }

    @Planted("l2-on-biases")
    public static class OnBiases extends RidgePenalty {
        public OnBiases(double reg) {
            super(reg);
        }

        @Override
        boolean covers(Parameter<DoubleTensor> parameter) {
            return true;
        }
    }

    @Planted("l2-gradient-set")
    public static class GradientOverwritten extends RidgePenalty {
        public GradientOverwritten(double reg) {
            super(reg);
        }

        @Override
        void pull(Parameter<DoubleTensor> parameter) {
            parameter.gradient().zero();
            super.pull(parameter);
        }
    }

    @Planted("zero")
    public static class LossOnly extends RidgePenalty {
        public LossOnly(double reg) {
            super(reg);
        }

        @Override
        void pull(Parameter<DoubleTensor> parameter) {}
    }

    @Planted("l2-gradient-subtracted")
    public static class PushesAway extends RidgePenalty {
        public PushesAway(double reg) {
            super(reg);
        }

        @Override
        double slope() {
            return -2 * reg;
        }
    }
}
