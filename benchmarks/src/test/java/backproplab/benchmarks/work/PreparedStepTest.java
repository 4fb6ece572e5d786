package backproplab.benchmarks.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PreparedStepTest {
    /** The first update carries the loss of a deep network far; a ReLU that rounding has tipped over goes with it. */
    private static final double SECOND_LOSS_BOUND = 1e-3;

    /** Two steps: the second loss shows the update as well. */
    @ParameterizedTest
    // The finest ResNet takes half a minute here; it is built of the same pieces as the other.
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RESNET18_3X3_B32")
    void everyEngineComputesTheSame(Workload workload) {
        double[] expected = twoLosses(StepEngine.MANUAL, workload);
        assertTrue(
                expected[1] < expected[0], "a step on the same batch must help: " + expected[0] + ", " + expected[1]);
        for (StepEngine engine : new StepEngine[] {StepEngine.MANUAL_SCALAR, StepEngine.DL4J_DEFAULT}) {
            double[] losses = twoLosses(engine, workload);
            assertEquals(expected[0], losses[0], PreparedStep.FIRST_LOSS_BOUND, engine + " first");
            assertEquals(expected[1], losses[1], SECOND_LOSS_BOUND, engine + " second");
        }
    }

    private static double[] twoLosses(StepEngine engine, Workload workload) {
        try (TrainingStep step = engine.create(workload, 2)) {
            return new double[] {step.run(), step.run()};
        }
    }

    @Test
    void tunedThreadsStayWithinTheLimit() {
        try (PreparedStep step = PreparedStep.of(StepEngine.DL4J, Workload.CNN_B10, 1)) {
            assertEquals("omp 1 blas 1", step.facts().threads());
            assertEquals("cnn-b10", step.facts().workload());
            assertEquals("dl4j", step.facts().engine());
            assertTrue(Double.isFinite(step.run()));
        }
    }

    @Test
    void anotherLossIsAnError() {
        PreparedStep.checkFirstLoss(Workload.CNN_B10, StepEngine.DL4J, 2.3, StepEngine.MANUAL, 2.30009);
        IllegalStateException e = assertThrows(
                IllegalStateException.class,
                () -> PreparedStep.checkFirstLoss(Workload.CNN_B10, StepEngine.DL4J, 2.3, StepEngine.MANUAL, 2.3002));
        assertEquals(
                "The engines do not compute the same on cnn-b10.\nFirst loss: 2.3 by dl4j, 2.3002 by manual; more than"
                        + " 1.0E-4 apart from equal weights.",
                e.getMessage());
    }

    @Test
    void aLossThatIsNoNumberIsAnError() {
        assertThrows(
                IllegalStateException.class,
                () -> PreparedStep.checkFirstLoss(
                        Workload.CNN_B10, StepEngine.DL4J, Double.NaN, StepEngine.MANUAL, 2.3));
    }
}
