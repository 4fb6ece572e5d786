package backproplab.check.mistake;

import static backproplab.check.mistake.BatchNormMistakes.mistake;

import backproplab.manual.layer.Pass;
import backproplab.network.layer.LayerSpec;
import java.util.List;
import java.util.stream.Stream;

/** What goes wrong in the running statistics of batch normalisation, and in when they are used. */
final class BatchNormStateMistakes {
    private static final double DECAY = LayerSpec.BatchNorm.DECAY;

    private BatchNormStateMistakes() {}

    static List<Mistake> all() {
        return Stream.of(running(), evaluation(), training())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Mistake> running() {
        return List.of(
                mistake(
                        "momentum-turned-round",
                        "the running statistics have the momentum turned round: 0.1 of the old, 0.9 of the batch",
                        "is it 0.9 running + 0.1 batch? (PyTorch's momentum is the share of the batch.)",
                        "keep",
                        spec -> new BatchNormSteps(spec) {
                            @Override
                            double keep(double running, double batch) {
                                return (1 - DECAY) * running + DECAY * batch;
                            }
                        }),
                mistake(
                        "running-never-updated",
                        "the running statistics stay as they were",
                        "does forward in training write them, to the tensors that state() gives?",
                        "forward",
                        spec -> new BatchNormSteps(spec) {
                            @Override
                            double keep(double running, double batch) {
                                return running;
                            }
                        }),
                mistake(
                        "running-is-latest",
                        "the running statistics are those of the latest batch",
                        "is it 0.9 running + 0.1 batch?",
                        "keep",
                        spec -> new BatchNormSteps(spec) {
                            @Override
                            double keep(double running, double batch) {
                                return batch;
                            }
                        }),
                mistake(
                        "running-deviation",
                        "the running variance takes in the deviation, the root of the variance",
                        "is it the variance that is kept?",
                        "keep",
                        spec -> new BatchNormSteps(spec) {
                            @Override
                            double keptVariance(double variance, double count) {
                                return Math.sqrt(variance);
                            }
                        }),
                mistake(
                        "running-sum",
                        "the running statistics do not forget: 0.1 of the batch is added to all of the old",
                        "is the old one multiplied by 0.9?",
                        "keep",
                        spec -> new BatchNormSteps(spec) {
                            @Override
                            double keep(double running, double batch) {
                                return running + (1 - DECAY) * batch;
                            }
                        }));
    }

    private static List<Mistake> evaluation() {
        return List.of(
                mistake(
                        "batch-in-evaluation",
                        "evaluation uses the statistics of its own batch, not the running ones",
                        "is pass.training() asked?",
                        "forward",
                        spec -> new BatchNormSteps(spec) {
                            @Override
                            boolean usesBatch(Pass pass) {
                                return true;
                            }
                        }),
                mistake(
                        "updated-in-evaluation",
                        "evaluation changes the running statistics",
                        "are they written in training alone?",
                        "forward",
                        spec -> new BatchNormSteps(spec) {
                            @Override
                            boolean updates(Pass pass) {
                                return true;
                            }
                        }),
                mistake(
                        "evaluation-is-training",
                        "evaluation does all that training does: statistics of its batch, and running ones changed",
                        "is pass.training() asked?",
                        "forward",
                        spec -> new BatchNormSteps(spec) {
                            @Override
                            boolean usesBatch(Pass pass) {
                                return true;
                            }

                            @Override
                            boolean updates(Pass pass) {
                                return true;
                            }
                        }));
    }

    private static List<Mistake> training() {
        return List.of(
                mistake(
                        "running-in-training",
                        "training normalises by the running statistics, not by those of the batch",
                        "are mean and variance those of its own batch there?",
                        "forward",
                        spec -> new BatchNormSteps(spec) {
                            @Override
                            boolean usesBatch(Pass pass) {
                                return false;
                            }
                        }),
                mistake(
                        "modes-exchanged",
                        "training does what evaluation has to, and evaluation what training has to",
                        "is pass.training() the right way round?",
                        "forward",
                        spec -> new BatchNormSteps(spec) {
                            @Override
                            boolean usesBatch(Pass pass) {
                                return !pass.training();
                            }

                            @Override
                            boolean updates(Pass pass) {
                                return !pass.training();
                            }
                        }));
    }
}
