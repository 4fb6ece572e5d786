package backproplab.check.mistake;

import backproplab.check.trial.Subjects;
import backproplab.manual.layer.Parameter;
import backproplab.manual.loss.L2Penalty;
import backproplab.manual.tensor.DoubleTensor;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;

/** What goes wrong in the L2 penalty. */
final class PenaltyMistakes {
    private PenaltyMistakes() {}

    static List<Mistake> all() {
        return Stream.of(factors(), covered(), terms()).flatMap(List::stream).toList();
    }

    private static Mistake mistake(String id, String says, String asks, DoubleFunction<L2Penalty<DoubleTensor>> make) {
        return new Mistake("l2-" + id, Subjects.PENALTY, says, asks, "L2PenaltyLoops.apply", Planted.penalty(make));
    }

    private static List<Mistake> factors() {
        return List.of(
                mistake(
                        "gradient-without-2",
                        "the penalty is reg sum W^2, but its gradient is reg W: the 2 is missing",
                        "is it 2 reg W?",
                        reg -> new PenaltySteps(reg) {
                            @Override
                            double slope(double w) {
                                return reg * w;
                            }
                        }),
                mistake(
                        "half",
                        "it is reg / 2 sum W^2 with gradient reg W, as other courses have it; here reg sum W^2",
                        "is there a factor 0.5?",
                        reg -> new PenaltySteps(reg / 2)),
                mistake(
                        "value-half",
                        "the penalty is reg / 2 sum W^2, but its gradient is 2 reg W",
                        "is there a factor 0.5 in the sum?",
                        reg -> new PenaltySteps(reg) {
                            @Override
                            double term(double w) {
                                return reg / 2 * w * w;
                            }
                        }),
                mistake(
                        "double",
                        "it is 2 reg sum W^2 with gradient 4 reg W; here reg sum W^2 and 2 reg W",
                        "is there a factor 2 in the sum?",
                        reg -> new PenaltySteps(2 * reg)),
                mistake(
                        "value-double",
                        "the penalty is 2 reg sum W^2; its gradient is right",
                        "is there a factor 2 in the sum? It belongs to the gradient alone",
                        reg -> new PenaltySteps(reg) {
                            @Override
                            double term(double w) {
                                return 2 * reg * w * w;
                            }
                        }));
    }

    private static List<Mistake> covered() {
        return List.of(
                mistake(
                        "on-biases",
                        "it covers the biases too; here weights alone",
                        "is parameter.decays() asked?",
                        reg -> new PenaltySteps(reg) {
                            @Override
                            boolean covers(int index, Parameter<DoubleTensor> parameter) {
                                return true;
                            }
                        }),
                mistake(
                        "first-only",
                        "it covers the first weight matrix alone",
                        "does the loop go on to all parameters?",
                        reg -> new PenaltySteps(reg) {
                            @Override
                            boolean covers(int index, Parameter<DoubleTensor> parameter) {
                                return index == 0;
                            }
                        }),
                mistake(
                        "last-only",
                        "it covers the last weight matrix alone",
                        "is the sum set to zero, or written, inside the loop over the parameters?",
                        reg -> new PenaltySteps(reg) {
                            @Override
                            public double apply(List<Parameter<DoubleTensor>> parameters) {
                                List<Parameter<DoubleTensor>> weights = parameters.stream()
                                        .filter(Parameter::decays)
                                        .toList();
                                return super.apply(weights.subList(weights.size() - 1, weights.size()));
                            }
                        }),
                mistake(
                        "biases-only",
                        "it covers the biases in place of the weights",
                        "is parameter.decays() the right way round?",
                        reg -> new PenaltySteps(reg) {
                            @Override
                            boolean covers(int index, Parameter<DoubleTensor> parameter) {
                                return !parameter.decays();
                            }
                        }));
    }

    private static List<Mistake> terms() {
        return List.of(
                mistake(
                        "gradient-set",
                        "the gradient is set to the penalty's, where it is to be added to",
                        "is it dW += 2 reg W?",
                        reg -> new PenaltySteps(reg) {
                            @Override
                            double changed(double gradient, double w) {
                                return slope(w);
                            }
                        }),
                mistake(
                        "gradient-subtracted",
                        "the penalty's gradient is subtracted",
                        "is it dW += 2 reg W?",
                        reg -> new PenaltySteps(reg) {
                            @Override
                            double changed(double gradient, double w) {
                                return gradient - slope(w);
                            }
                        }),
                mistake(
                        "absolute",
                        "it is L1: reg sum |W|, with gradient reg sign(W)",
                        "is W squared?",
                        reg -> new PenaltySteps(reg) {
                            @Override
                            double term(double w) {
                                return reg * Math.abs(w);
                            }

                            @Override
                            double slope(double w) {
                                return reg * Math.signum(w);
                            }
                        }),
                mistake(
                        "root",
                        "the penalty is reg times the norm, not its square; the gradient is right",
                        "is there a root in it? It is reg sum W^2",
                        Rooted::new));
    }

    /** The penalty with a method for each formula. */
    private static class PenaltySteps implements L2Penalty<DoubleTensor> {
        final double reg;

        PenaltySteps(double reg) {
            this.reg = reg;
        }

        boolean covers(int index, Parameter<DoubleTensor> parameter) {
            return parameter.decays();
        }

        double term(double w) {
            return reg * w * w;
        }

        double slope(double w) {
            return 2 * reg * w;
        }

        /** What a gradient becomes. */
        double changed(double gradient, double w) {
            return gradient + slope(w);
        }

        @Override
        public double apply(List<Parameter<DoubleTensor>> parameters) {
            double penalty = 0;
            for (int p = 0; p < parameters.size(); p++) {
                Parameter<DoubleTensor> parameter = parameters.get(p);
                for (int i = 0; covers(p, parameter) && i < parameter.value().size(); i++) {
                    double w = parameter.value().data()[i];
                    penalty += term(w);
                    parameter.gradient().data()[i] =
                            changed(parameter.gradient().data()[i], w);
                }
            }
            return penalty;
        }

        @Override
        public boolean active() {
            return reg != 0;
        }
    }

    /** The root of each weight matrix' sum of squares. */
    private static final class Rooted extends PenaltySteps {
        Rooted(double reg) {
            super(reg);
        }

        @Override
        public double apply(List<Parameter<DoubleTensor>> parameters) {
            return parameters.stream().mapToDouble(this::norm).sum();
        }

        private double norm(Parameter<DoubleTensor> parameter) {
            double penalty = super.apply(List.of(parameter));
            return reg == 0 ? 0 : reg * Math.sqrt(penalty / reg);
        }
    }
}
