package backproplab.experiments.reports;

import backproplab.experiments.check.CheckedPiece;
import backproplab.experiments.check.NumericCheck;
import java.util.List;

/** The relative errors that report B prints for its checks. Sizes and values are not stated: small, N(0, 1). */
final class ReportBChecks {
    private static final String EXACT = "against exact arithmetic";
    private static final String DIFFERENCES = "against central differences of step 1e-5";

    private ReportBChecks() {}

    static Experiment experiment(String letter) {
        return new Experiment(
                letter,
                "numeric-checks",
                "piece of the textbook engine, in double, whose output or gradient is compared with a second way to get it",
                new Shrink(1, 1, 1, 1),
                Experiment.ONE_SEED,
                Experiment.ONE_SEED,
                List.of(
                        check("Linear forward", CheckedPiece.LINEAR, "forward", EXACT, 3.7e-8),
                        gradient("Linear", CheckedPiece.LINEAR, "dx", 5.5e-10),
                        gradient("Linear", CheckedPiece.LINEAR, "dw", 4.0e-10),
                        gradient("Linear", CheckedPiece.LINEAR, "db", 5.4e-10),
                        check("ReLU forward", CheckedPiece.RELU, "forward", EXACT, 4.5e-9),
                        gradient("ReLU", CheckedPiece.RELU, "backward", 2.6e-10),
                        gradient("Linear-ReLU", CheckedPiece.LINEAR_RELU, "dx", 1.2e-9),
                        gradient("Linear-ReLU", CheckedPiece.LINEAR_RELU, "dw", 7.5e-10),
                        gradient("Linear-ReLU", CheckedPiece.LINEAR_RELU, "db", 8.9e-10),
                        gradient("TwoLayerNet reg 0", CheckedPiece.TWO_LAYERS, "W1", 2.9e-7),
                        gradient("TwoLayerNet reg 0", CheckedPiece.TWO_LAYERS, "W2", 1.7e-9),
                        gradient("TwoLayerNet reg 0", CheckedPiece.TWO_LAYERS, "b1", 1.0e-6),
                        gradient("TwoLayerNet reg 0", CheckedPiece.TWO_LAYERS, "b2", 4.6e-9),
                        gradient("TwoLayerNet reg 0.7", CheckedPiece.TWO_LAYERS_PENALTY, "W1", 2.7e-8),
                        gradient("TwoLayerNet reg 0.7", CheckedPiece.TWO_LAYERS_PENALTY, "W2", 9.9e-9),
                        gradient("TwoLayerNet reg 0.7", CheckedPiece.TWO_LAYERS_PENALTY, "b1", 2.3e-6),
                        gradient("TwoLayerNet reg 0.7", CheckedPiece.TWO_LAYERS_PENALTY, "b2", 2.9e-8),
                        check("momentum next_w", CheckedPiece.MOMENTUM, "next_w", EXACT, 1.7e-9),
                        check("momentum velocity", CheckedPiece.MOMENTUM, "velocity", EXACT, 2.9e-9)),
                List.of());
    }

    private static Variant gradient(String name, CheckedPiece piece, String tensor, double error) {
        return check(name + " " + tensor, piece, tensor, DIFFERENCES, error);
    }

    private static Variant check(String name, CheckedPiece piece, String tensor, String against, double error) {
        return Variant.of(name, new NumericCheck(piece, tensor))
                .noted(against + "; " + piece.size() + ", drawn from N(0, 1) by the seed")
                .published(Metric.RELATIVE_ERROR, error);
    }
}
