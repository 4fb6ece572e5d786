package backproplab.check.own;

import backproplab.check.part.InitialValues;
import backproplab.check.part.Parts;
import backproplab.check.part.TwoLayerNet;
import backproplab.check.trial.Subject;
import backproplab.check.trial.Subjects;
import backproplab.manual.loss.L2Penalty;
import backproplab.manual.loss.Loss;
import backproplab.manual.optim.Optimizer;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.init.Initializer;
import backproplab.network.init.WeightInit;
import backproplab.network.rule.OptimizerSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds of class that are no layers. */
final class OwnFormulas {
    private OwnFormulas() {}

    static List<OwnKind> all() {
        return List.of(new OwnLoss(), new OwnPenalty(), new OwnRule(), new OwnNet(), new OwnValues());
    }

    private static final class OwnLoss implements OwnKind {
        @Override
        public Class<?> type() {
            return Loss.class;
        }

        @Override
        public List<OwnPart> parts(OwnClass own, Optional<String> as) {
            boolean inFloat = NumberType.inFloat(own, Loss.class);
            Optional<OwnClass.Maker> smoothed = own.maker(double.class);
            OwnClass.Maker maker = smoothed.isPresent()
                    ? own.tried(smoothed.get(), 0.0)
                    : own.tried(own.maker().orElseThrow(() -> own.lacks("() or (double smoothing)")));
            Parts parts = new Parts() {
                @Override
                public Loss<DoubleTensor> softmaxCrossEntropy(double smoothing) {
                    return Doubles.loss(smoothed.isPresent() ? maker.make(smoothing) : maker.make(), inFloat);
                }
            };
            Subject subject = smoothed.isPresent() ? Subjects.named(Subjects.LOSS) : Subjects.lossWithoutSmoothing();
            return OwnKind.chosen(own, List.of(new OwnPart(own.name(), subject, parts, inFloat)), as);
        }
    }

    private static final class OwnPenalty implements OwnKind {
        @Override
        public Class<?> type() {
            return L2Penalty.class;
        }

        @Override
        public List<OwnPart> parts(OwnClass own, Optional<String> as) {
            boolean inFloat = NumberType.inFloat(own, L2Penalty.class);
            OwnClass.Maker maker = own.tried(own.maker(double.class).orElseThrow(() -> own.lacks("(double reg)")), 0.5);
            Parts parts = new Parts() {
                @Override
                public L2Penalty<DoubleTensor> l2Penalty(double reg) {
                    return Doubles.penalty(maker.make(reg), inFloat);
                }
            };
            Subject subject = Subjects.named(Subjects.PENALTY);
            return OwnKind.chosen(own, List.of(new OwnPart(own.name(), subject, parts, inFloat)), as);
        }
    }

    private static final class OwnRule implements OwnKind {
        @Override
        public Class<?> type() {
            return Optimizer.class;
        }

        @Override
        public List<OwnPart> parts(OwnClass own, Optional<String> as) {
            boolean inFloat = NumberType.inFloat(own, Optimizer.class);
            Optional<OwnClass.Maker> told = own.maker(OptimizerSpec.class);
            if (told.isPresent()) {
                OwnClass.Maker maker = told.get();
                List<OwnPart> parts = Arrays.stream(OptimizerSpec.Kind.values())
                        .map(kind -> new OwnPart(
                                own.name(), Subjects.named(kind.token()), made(maker, true, inFloat), inFloat))
                        .toList();
                // That it is told its constants does not say that it asks which rule it is.
                List<OwnPart> said = OwnKind.said(own, parts, as);
                own.tried(maker, OptimizerSpec.of(kind(as).orElse(OptimizerSpec.Kind.SGD)));
                return said;
            }
            OwnClass.Maker maker = own.maker().orElseThrow(() -> own.lacks("(OptimizerSpec) or ()"));
            OwnKind.needed(own, as, tokens());
            Subject subject = Subjects.ruleWithUsualConstants(kind(as).orElseThrow());
            return List.of(new OwnPart(own.name(), subject, made(own.tried(maker), false, inFloat), inFloat));
        }

        private static Parts made(OwnClass.Maker maker, boolean told, boolean inFloat) {
            return new Parts() {
                @Override
                public Optimizer<DoubleTensor> optimizer(OptimizerSpec spec) {
                    return Doubles.rule(told ? maker.make(spec) : maker.make(), inFloat);
                }
            };
        }

        private static List<String> tokens() {
            return Arrays.stream(OptimizerSpec.Kind.values())
                    .map(OptimizerSpec.Kind::token)
                    .toList();
        }

        private static Optional<OptimizerSpec.Kind> kind(Optional<String> as) {
            return Arrays.stream(OptimizerSpec.Kind.values())
                    .filter(kind -> as.equals(Optional.of(kind.token())))
                    .findFirst();
        }
    }

    private static final class OwnNet implements OwnKind {
        @Override
        public Class<?> type() {
            return TwoLayerNet.class;
        }

        @Override
        public List<OwnPart> parts(OwnClass own, Optional<String> as) {
            OwnClass.Maker maker = own.tried(
                    own.maker(int.class, int.class, int.class)
                            .orElseThrow(() -> own.lacks("(int in, int hidden, int classes)")),
                    4,
                    3,
                    2);
            Parts parts = new Parts() {
                @Override
                public TwoLayerNet twoLayerNet(int in, int hidden, int classes) {
                    return (TwoLayerNet) maker.make(in, hidden, classes);
                }
            };
            Subject subject = Subjects.named(Subjects.TWO_LAYER_NET);
            return OwnKind.chosen(own, List.of(new OwnPart(own.name(), subject, parts, false)), as);
        }
    }

    private static final class OwnValues implements OwnKind {
        @Override
        public Class<?> type() {
            return InitialValues.class;
        }

        @Override
        public List<OwnPart> parts(OwnClass own, Optional<String> as) {
            OwnClass.Maker maker = own.neededMaker();
            List<String> tokens =
                    Arrays.stream(Initializer.values()).map(Initializer::token).toList();
            String wanted = OwnKind.needed(own, as, tokens);
            own.tried(maker);
            Parts parts = new Parts() {
                @Override
                public InitialValues initialValues(WeightInit rule) {
                    return (InitialValues) maker.make();
                }
            };
            return List.of(new OwnPart(own.name(), Subjects.named(wanted), parts, false));
        }
    }
}
