package backproplab.experiments.reports;

import backproplab.experiments.check.CheckedPiece;
import backproplab.experiments.check.NumericCheck;
import java.util.Set;
import java.util.stream.Stream;

/** The checks whose relative errors report B prints. Sizes and values are not stated: small, N(0, 1). */
final class ReportBChecks {
    /** Checked against exact arithmetic; all others, the gradients, against central differences. */
    private static final Set<String> EXACT = Set.of("forward", "next_w", "velocity");

    private ReportBChecks() {}

    static Experiment experiment(String letter) {
        return Experiment.of(
                letter,
                "numeric-checks",
                "piece of the textbook engine, in double, whose output or gradient is compared with a second way to get it",
                new Shrink(1, 1, 1, 1),
                Experiment.ONE_SEED,
                Experiment.ONE_SEED,
                Stream.of(
                                checks("Linear", CheckedPiece.LINEAR, "forward", "dx", "dw", "db"),
                                checks("ReLU", CheckedPiece.RELU, "forward", "backward"),
                                checks("Linear-ReLU", CheckedPiece.LINEAR_RELU, "dx", "dw", "db"),
                                checks("TwoLayerNet reg 0", CheckedPiece.TWO_LAYERS, "W1", "W2", "b1", "b2"),
                                checks("TwoLayerNet reg 0.7", CheckedPiece.TWO_LAYERS_PENALTY, "W1", "W2", "b1", "b2"),
                                checks("momentum", CheckedPiece.MOMENTUM, "next_w", "velocity"))
                        .flatMap(checks -> checks)
                        .toArray(Variant[]::new));
    }

    private static Stream<Variant> checks(String name, CheckedPiece piece, String... tensors) {
        return Stream.of(tensors).map(tensor -> Variant.of(name + " " + tensor, new NumericCheck(piece, tensor))
                .noted("against "
                        + (EXACT.contains(tensor) ? "exact arithmetic" : "central differences of step 1e-5")
                        + "; " + piece.size() + ", drawn from N(0, 1) by the seed"));
    }
}
