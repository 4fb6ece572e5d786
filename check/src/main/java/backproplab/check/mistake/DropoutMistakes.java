package backproplab.check.mistake;

import backproplab.check.trial.Subjects;
import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Pass;
import backproplab.manual.loops.DropoutLoops;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.LayerSpec;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What goes wrong in dropout. */
final class DropoutMistakes {
    private DropoutMistakes() {}

    static List<Mistake> all() {
        return Stream.of(scales(), otherScales(), masks(), backward(), backwardFactors(), kept())
                .flatMap(List::stream)
                .toList();
    }

    private static Mistake mistake(
            String id, String says, String asks, String read, Function<LayerSpec.Dropout, Layer<DoubleTensor>> make) {
        return new Mistake("dropout-" + id, Subjects.DROPOUT, says, asks, read, Planted.dropout(make));
    }

    private static List<Mistake> scales() {
        return List.of(
                mistake(
                        "not-scaled",
                        "what is kept is not scaled, in forward and backward",
                        "is it multiplied by 1 / (1 - rate) in training?",
                        "DropoutMask.scale",
                        spec -> new DropoutSteps(spec) {
                            @Override
                            double scale() {
                                return 1;
                            }
                        }),
                mistake(
                        "scaled-twice",
                        "what is kept is scaled twice",
                        "does the mask hold the factor already when x is multiplied by it?",
                        "DropoutMask.scale",
                        spec -> new DropoutSteps(spec) {
                            @Override
                            double scale() {
                                return mask.scale() * mask.scale();
                            }
                        }),
                mistake(
                        "active-in-evaluation",
                        "it drops in evaluation too",
                        "is pass.training() asked?",
                        "DropoutLoops.multiply",
                        spec -> new DropoutSteps(spec) {
                            @Override
                            boolean active(Pass pass) {
                                return true;
                            }
                        }),
                mistake(
                        "never-active",
                        "it never drops, in training either",
                        "is x multiplied by the mask where pass.training() says so?",
                        "DropoutLoops.multiply",
                        spec -> new DropoutSteps(spec) {
                            @Override
                            boolean active(Pass pass) {
                                return false;
                            }
                        }),
                mistake(
                        "modes-exchanged",
                        "it drops in evaluation, and not in training",
                        "is pass.training() the right way round?",
                        "DropoutLoops.multiply",
                        spec -> new DropoutSteps(spec) {
                            @Override
                            boolean active(Pass pass) {
                                return !pass.training();
                            }
                        }));
    }

    private static List<Mistake> otherScales() {
        return List.of(
                mistake(
                        "scaled-in-evaluation",
                        "it scales by 1 - rate in evaluation, not by 1 / (1 - rate) in training",
                        "is this the form of the first paper? Here dropout is inverted, evaluation changes nothing",
                        "DropoutLoops.multiply",
                        spec -> new DropoutSteps(spec) {
                            @Override
                            double scale() {
                                return 1;
                            }

                            @Override
                            double idle() {
                                return 1 - mask.rate();
                            }
                        }),
                mistake(
                        "scaled-in-evaluation-too",
                        "it scales in training and in evaluation",
                        "does evaluation return x as it is?",
                        "DropoutLoops.multiply",
                        spec -> new DropoutSteps(spec) {
                            @Override
                            double idle() {
                                return 1 - mask.rate();
                            }
                        }),
                mistake(
                        "scale-turned-round",
                        "what is kept is multiplied by 1 - rate, not divided by it",
                        "does the mean of y stay that of x?",
                        "DropoutMask.scale",
                        spec -> new DropoutSteps(spec) {
                            @Override
                            double scale() {
                                return 1 - mask.rate();
                            }
                        }),
                mistake(
                        "scaled-by-rate",
                        "what is kept is divided by the rate, not by 1 - rate",
                        "is the rate the share to drop, or to keep? Here it is to drop",
                        "DropoutMask.scale",
                        spec -> new DropoutSteps(spec) {
                            @Override
                            double scale() {
                                return 1 / mask.rate();
                            }
                        }));
    }

    private static List<Mistake> masks() {
        return List.of(
                mistake(
                        "kept-and-dropped-exchanged",
                        "it drops what is to be kept and keeps what is to be dropped",
                        "is the mask 1 where a unit is kept?",
                        "DropoutMask.keeps",
                        spec -> new DropoutSteps(spec) {
                            @Override
                            boolean keeps(long step, int i) {
                                return !super.keeps(step, i);
                            }
                        }),
                mistake(
                        "mask-of-first-sample",
                        "every sample of the batch has the mask of the first one",
                        "is the index that the mask is asked for that of the whole batch?",
                        "DropoutLoops.multiply",
                        spec -> new DropoutSteps(spec) {
                            @Override
                            double factor(long step, int i, DoubleTensor x) {
                                return super.factor(
                                        step, i % (x.size() / x.shape().dim(0)), x);
                            }
                        }),
                mistake(
                        "mask-of-step-0",
                        "every step has the mask of step 0",
                        "is the mask's key made anew from pass.step()?",
                        "DropoutLoops.multiply",
                        spec -> new DropoutSteps(spec) {
                            @Override
                            boolean keeps(long step, int i) {
                                return super.keeps(0, i);
                            }
                        }));
    }

    private static List<Mistake> backward() {
        return List.of(
                mistake(
                        "mask-not-reused",
                        "backward does not use forward's mask: it draws the next one",
                        "is the mask, or the step it came from, kept in forward?",
                        "DropoutLoops.multiply",
                        spec -> new DropoutSteps(spec) {
                            @Override
                            double factorBack(long step, int i, DoubleTensor dy) {
                                return factor(step + 1, i, dy);
                            }
                        }),
                mistake(
                        "backward-mask-of-step-0",
                        "backward does not use forward's mask: it has that of step 0",
                        "is the mask, or the step it came from, kept in forward?",
                        "DropoutLoops.multiply",
                        spec -> new DropoutSteps(spec) {
                            @Override
                            double factorBack(long step, int i, DoubleTensor dy) {
                                return factor(0, i, dy);
                            }
                        }));
    }

    private static List<Mistake> backwardFactors() {
        return List.of(
                mistake(
                        "backward-without-mask",
                        "backward does not use the mask: dx is dy",
                        "is dy multiplied by what x was multiplied by?",
                        "DropoutLoops.multiply",
                        spec -> new DropoutSteps(spec) {
                            @Override
                            double factorBack(long step, int i, DoubleTensor dy) {
                                return 1;
                            }
                        }),
                mistake(
                        "backward-scales-all",
                        "backward does not use the mask: dx is dy times the scale, for dropped units too",
                        "is dy multiplied by what x was multiplied by?",
                        "DropoutLoops.multiply",
                        spec -> new DropoutSteps(spec) {
                            @Override
                            double factorBack(long step, int i, DoubleTensor dy) {
                                return scale();
                            }
                        }),
                mistake(
                        "backward-not-scaled",
                        "forward is right, but backward does not scale",
                        "is dy multiplied by what x was multiplied by, 1 / (1 - rate) included?",
                        "DropoutLoops.multiply",
                        spec -> new DropoutSteps(spec) {
                            @Override
                            double factorBack(long step, int i, DoubleTensor dy) {
                                return keeps(step, i) ? 1 : 0;
                            }
                        }));
    }

    private static List<Mistake> kept() {
        return List.of(
                mistake(
                        "first-mask-kept",
                        "backward still uses the mask of the first batch",
                        "is the mask kept anew in each forward, or only if there is none yet?",
                        "DropoutLoops.forward",
                        spec -> StaleBatch.first(() -> new DropoutLoops(spec), false)),
                mistake(
                        "first-size-kept",
                        "backward still uses the mask of the first batch, and its number of samples",
                        "is the mask kept anew in each forward, or only if there is none yet?",
                        "DropoutLoops.forward",
                        spec -> StaleBatch.first(() -> new DropoutLoops(spec), true)),
                mistake(
                        "one-batch-late",
                        "backward uses the mask of the batch before: it is one batch late",
                        "is it kept in forward itself, before anything that uses the old one?",
                        "DropoutLoops.forward",
                        spec -> StaleBatch.before(() -> new DropoutLoops(spec))),
                mistake(
                        "input-modified",
                        "forward writes y over x",
                        "does y have an array of its own? x belongs to the layer before",
                        "DropoutLoops.forward",
                        spec -> Habits.writesOverInput(new DropoutLoops(spec))),
                mistake(
                        "gradient-modified",
                        "backward writes dx over dy",
                        "does dx have an array of its own? dy belongs to the layer behind",
                        "DropoutLoops.backward",
                        spec -> Habits.writesOverGradient(new DropoutLoops(spec))));
    }
}
