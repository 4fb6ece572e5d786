package backproplab.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class TrainingSettingsTest {

    private static void refuses(String message, Executable executable) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, executable).getMessage());
    }

    private static TrainingSettings of(double lr, double l2, double clip, double smoothing) {
        OptimizerConstants constants = OptimizerConstants.defaults(Dl4jOptimizer.SGD);
        return new TrainingSettings(Precision.FLOAT, Dl4jOptimizer.SGD, constants, lr, l2, clip, smoothing, 1);
    }

    @Test
    void valuesOutsideTheirRangeAreRefused() {
        refuses("learning rate must be finite and at least 0, not -0.5", () -> of(-0.5, 0, 1, 0));
        refuses("learning rate must be finite and at least 0, not NaN", () -> of(Double.NaN, 0, 1, 0));
        refuses("l2Reg must be finite and at least 0, not -1.0", () -> of(0.1, -1, 1, 0));
        refuses("clip norm must be above 0, not 0.0", () -> of(0.1, 0, 0, 0));
        refuses("label smoothing must be in [0, 1), not 1.0", () -> of(0.1, 0, 1, 1));
    }

    @Test
    void weightDecayIsForAdamWOnly() {
        OptimizerConstants decaying =
                OptimizerConstants.defaults(Dl4jOptimizer.ADAM).withWeightDecay(0.05);
        refuses(
                "weight decay 0.05 is for ADAMW only, not for ADAM: use l2Reg",
                () -> new TrainingSettings(Precision.FLOAT, Dl4jOptimizer.ADAM, decaying, 0.1, 0, 1, 0, 1));
    }

    @Test
    void theShortFormNeitherClipsNorSmooths() {
        TrainingSettings settings = new TrainingSettings(Precision.FLOAT, Dl4jOptimizer.ADAMW, 0.1, 0.8, 0.2, 7);
        assertEquals(
                new TrainingSettings(
                        Precision.FLOAT,
                        Dl4jOptimizer.ADAMW,
                        new OptimizerConstants(0.8, 0.95, 0.9, 0.999, 1e-8, 0.01),
                        0.1,
                        0.2,
                        Double.POSITIVE_INFINITY,
                        0,
                        7),
                settings);
    }

    @Test
    void constantsAreTheDocumentedOnes() {
        assertEquals(
                new OptimizerConstants(0.9, 0.95, 0.9, 0.999, 1e-6, 0),
                OptimizerConstants.defaults(Dl4jOptimizer.ADAGRAD));
        assertEquals(
                new OptimizerConstants(0.9, 0.95, 0.9, 0.999, 1e-8, 0),
                OptimizerConstants.defaults(Dl4jOptimizer.RMSPROP));
        assertEquals(
                new OptimizerConstants(0.9, 0.95, 0.9, 0.999, 1e-8, 0),
                OptimizerConstants.defaults(Dl4jOptimizer.ADAM));
        assertEquals(
                new OptimizerConstants(0.9, 0.95, 0.9, 0.999, 1e-8, 0.01),
                OptimizerConstants.defaults(Dl4jOptimizer.ADAMW));
    }

    @Test
    void constantsOutsideTheirRangeAreRefused() {
        refuses("momentum must be in [0, 1), not 1.0", () -> new OptimizerConstants(1, 0.9, 0.9, 0.9, 1e-8, 0));
        refuses("decay must be in (0, 1), not 0.0", () -> new OptimizerConstants(0.9, 0, 0.9, 0.9, 1e-8, 0));
        refuses("beta1 must be in [0, 1), not -0.1", () -> new OptimizerConstants(0.9, 0.9, -0.1, 0.9, 1e-8, 0));
        refuses("beta2 must be in [0, 1), not 1.0", () -> new OptimizerConstants(0.9, 0.9, 0.9, 1, 1e-8, 0));
        refuses("epsilon must be finite and above 0, not 0.0", () -> new OptimizerConstants(0.9, 0.9, 0.9, 0.9, 0, 0));
        refuses(
                "weight decay must be finite and at least 0, not NaN",
                () -> new OptimizerConstants(0.9, 0.9, 0.9, 0.9, 1e-8, Double.NaN));
    }

    @Test
    void rulesAndActivationsAreFoundByNameOrRefused() {
        assertEquals(Dl4jOptimizer.RMSPROP, Dl4jOptimizer.named("rmsprop"));
        assertEquals(Dl4jOptimizer.ADAMW, Dl4jOptimizer.named("AdamW"));
        assertEquals(Dl4jActivation.LEAKY_RELU, Dl4jActivation.named("leaky_relu"));
        UnsupportedByDl4jException optimizer =
                assertThrows(UnsupportedByDl4jException.class, () -> Dl4jOptimizer.named("lion"));
        assertEquals(
                "Deeplearning4j has no optimizer lion here.\n"
                        + "It has sgd, momentum, nesterov, adagrad, rmsprop, adam, adamw.\n"
                        + "The manual engine can run alone: --engines manual",
                optimizer.getMessage());
        UnsupportedByDl4jException activation =
                assertThrows(UnsupportedByDl4jException.class, () -> Dl4jActivation.named("gelu"));
        assertEquals(
                "Deeplearning4j has no activation gelu here.\n"
                        + "It has relu, leaky_relu, sigmoid, tanh.\n"
                        + "The manual engine can run alone: --engines manual",
                activation.getMessage());
    }
}
