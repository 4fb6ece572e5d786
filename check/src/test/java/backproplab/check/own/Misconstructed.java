package backproplab.check.own;

import java.util.random.RandomGenerator;

/** Right but for their constructors. */
public final class Misconstructed {
    private Misconstructed() {}

    public static class Penalty extends Brought.Penalty {
        public Penalty() {
            super(1);
        }
    }

    public static class Net extends Brought.Net {
        public Net() {
            super(1, 1, 2);
        }
    }

    public static class Rule extends Brought.UsualRule {
        public Rule(double momentum) {}
    }

    public static class Cost extends Brought.Cost {
        public Cost(int classes) {}
    }

    public static class Start extends Brought.Start {
        public Start(RandomGenerator random) {}
    }

    public static class Factory extends Brought.Factory {
        public Factory(int threads) {}
    }
}
