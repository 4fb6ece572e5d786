package backproplab.dl4j;

/** The update rules in their textbook form, with the constants of their papers and of DL4J written out. */
enum PlainRule {
    SGD {
        @Override
        double step(double g, double[] s, double lr, int t) {
            return -lr * g;
        }
    },
    MOMENTUM {
        @Override
        double step(double g, double[] s, double lr, int t) {
            s[0] = 0.9 * s[0] - lr * g;
            return s[0];
        }
    },
    NESTEROV {
        @Override
        double step(double g, double[] s, double lr, int t) {
            s[0] = 0.9 * s[0] - lr * g;
            return 0.9 * s[0] - lr * g;
        }
    },
    ADAGRAD {
        @Override
        double step(double g, double[] s, double lr, int t) {
            s[0] += g * g;
            return -lr * g / (Math.sqrt(s[0]) + 1e-6);
        }
    },
    RMSPROP {
        @Override
        double step(double g, double[] s, double lr, int t) {
            s[0] = 0.95 * s[0] + 0.05 * g * g;
            return -lr * g / Math.sqrt(s[0] + 1e-8);
        }
    },
    ADAM {
        @Override
        double step(double g, double[] s, double lr, int t) {
            s[0] = 0.9 * s[0] + 0.1 * g;
            s[1] = 0.999 * s[1] + 0.001 * g * g;
            double rate = lr * Math.sqrt(1 - Math.pow(0.999, t)) / (1 - Math.pow(0.9, t));
            return -rate * s[0] / (Math.sqrt(s[1]) + 1e-8);
        }
    },
    ADAMW {
        @Override
        double step(double g, double[] s, double lr, int t) {
            return ADAM.step(g, s, lr, t);
        }
    };

    /** What one number moves by in step t = 1, 2, ...; s holds its two state numbers. */
    abstract double step(double g, double[] s, double lr, int t);

    /** Moves a whole tensor; the decoupled decay of 0.01 is for weights under ADAMW only. */
    void move(String name, PlainLayer.Parameter p, double lr, int t) {
        boolean decays = this == ADAMW && name.endsWith(".weight");
        for (int i = 0; i < p.value().length; i++) {
            double decay = decays ? lr * 0.01 * p.value()[i] : 0;
            p.value()[i] += step(p.gradient()[i], p.state()[i], lr, t) - decay;
        }
    }
}
