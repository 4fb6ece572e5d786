package backproplab.check.planted;

import backproplab.manual.layer.Pass;
import backproplab.network.layer.LayerSpec;
import java.util.Arrays;

/** Dropouts as students hand them in. */
final class WrongDropout {
    private WrongDropout() {}

    @Planted("dropout-not-scaled")
    public static class NotScaled extends FactorDropout {
        public NotScaled(LayerSpec.Dropout spec) {
            super(spec);
        }

        @Override
        double keptBy() {
            return 1;
        }
    }

    @Planted("dropout-scaled-twice")
    public static class ScaledTwice extends FactorDropout {
        public ScaledTwice(LayerSpec.Dropout spec) {
            super(spec);
        }

        @Override
        double keptBy() {
            return super.keptBy() * super.keptBy();
        }
    }

    @Planted("dropout-active-in-evaluation")
    public static class ActiveInEvaluation extends FactorDropout {
        public ActiveInEvaluation(LayerSpec.Dropout spec) {
            super(spec);
        }

        @Override
        double[] factors(Pass pass, int size) {
            return draw(pass, size);
        }
    }

    @Planted("dropout-modes-exchanged")
    public static class ModesExchanged extends FactorDropout {
        public ModesExchanged(LayerSpec.Dropout spec) {
            super(spec);
        }

        @Override
        double[] factors(Pass pass, int size) {
            return pass.training() ? ones(size) : draw(pass, size);
        }
    }

    @Planted("dropout-backward-without-mask")
    public static class NoMaskInBackward extends FactorDropout {
        public NoMaskInBackward(LayerSpec.Dropout spec) {
            super(spec);
        }

        @Override
        double[] factorsBack() {
            return ones(factors.length);
        }
    }

    @Planted("dropout-mask-not-reused")
    public static class AnotherMaskInBackward extends FactorDropout {
        private Pass latest;

        public AnotherMaskInBackward(LayerSpec.Dropout spec) {
            super(spec);
        }

        @Override
        double[] factors(Pass pass, int size) {
            latest = pass;
            return super.factors(pass, size);
        }

        @Override
        double[] factorsBack() {
            return factors(new Pass(latest.training(), latest.step() + 1), factors.length);
        }
    }

    @Planted("dropout-backward-not-scaled")
    public static class NotScaledInBackward extends FactorDropout {
        public NotScaledInBackward(LayerSpec.Dropout spec) {
            super(spec);
        }

        @Override
        double[] factorsBack() {
            return Arrays.stream(factors).map(Math::signum).toArray();
        }
    }

    /** Takes the rate for the probability to keep. */
    @Planted("dropout-scaled-by-rate")
    public static class ScaledByTheRate extends FactorDropout {
        public ScaledByTheRate(LayerSpec.Dropout spec) {
            super(spec);
        }

        @Override
        double keptBy() {
            return 1 / mask.rate();
        }
    }

    /** As the first paper had it: nothing in training, evaluation times the share that is kept. */
    @Planted("dropout-scaled-in-evaluation")
    public static class ScaledInEvaluation extends FactorDropout {
        public ScaledInEvaluation(LayerSpec.Dropout spec) {
            super(spec);
        }

        @Override
        double keptBy() {
            return 1;
        }

        @Override
        double[] ones(int size) {
            return Arrays.stream(super.ones(size)).map(one -> 1 - mask.rate()).toArray();
        }
    }
}
