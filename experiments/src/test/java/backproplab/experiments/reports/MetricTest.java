package backproplab.experiments.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.train.EpochResult;
import backproplab.experiments.train.Epochs;
import backproplab.experiments.train.Evaluation;
import backproplab.experiments.train.LoopSettings;
import backproplab.experiments.train.RunResult;
import backproplab.experiments.train.RunStatus;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MetricTest {
    private static final double ROUNDING = 1e-12;
    private static final LoopSettings LOOP = LoopSettings.of(3, 10, 0.1);
    private static final RunResult RUN = new RunResult(
            RunStatus.OK,
            "",
            List.of(epoch(1, 2.0, 50, 1.5, 40), epoch(2, 1.0, 80, 1.0, 60), epoch(3, 0.5, 90, 1.25, 56)),
            2.3,
            Optional.of(new Evaluation(1.1, 58, new int[0], null)));

    private static EpochResult epoch(int number, double trainLoss, double trainAcc, double valLoss, double valAcc) {
        return Epochs.epoch(number, 0.1, trainLoss, trainAcc, valLoss, valAcc, 0.3, 0, 0.5, 25, RunStatus.OK);
    }

    @Test
    void eachMetricIsTheNumberThatItsNameSays() {
        assertEquals(56, Metric.VAL_ACC_PCT.of(RUN, LOOP));
        assertEquals(60, Metric.BEST_VAL_ACC_PCT.of(RUN, LOOP));
        assertEquals(52, Metric.MEAN_VAL_ACC_PCT.of(RUN, LOOP), ROUNDING);
        assertEquals(90, Metric.TRAIN_ACC_PCT.of(RUN, LOOP));
        assertEquals(58, Metric.TEST_ACC_PCT.of(RUN, LOOP));
        assertEquals(34, Metric.GAP_PCT.of(RUN, LOOP));
        assertEquals(50, Metric.FIRST_TRAIN_ACC_PCT.of(RUN, LOOP));
        assertEquals(40, Metric.FIRST_VAL_ACC_PCT.of(RUN, LOOP));
        assertEquals(0.5, Metric.TRAIN_LOSS.of(RUN, LOOP));
        assertEquals(1.25, Metric.VAL_LOSS.of(RUN, LOOP));
        assertEquals(2.0, Metric.FIRST_TRAIN_LOSS.of(RUN, LOOP));
        assertEquals(1.5, Metric.FIRST_VAL_LOSS.of(RUN, LOOP));
        assertEquals(2.3, Metric.FIRST_BATCH_LOSS.of(RUN, LOOP));
        assertEquals(0.25, Metric.VAL_LOSS_RISE.of(RUN, LOOP), ROUNDING);
        assertEquals(0.5, Metric.EPOCH_S.of(RUN, LOOP), ROUNDING);
        assertEquals(0.3, Metric.TRAIN_S.of(RUN, LOOP), ROUNDING);
        // 25 images in batches of 10 are 3 updates: 9 updates in 0.9 s.
        assertEquals(100, Metric.MS_PER_UPDATE.of(RUN, LOOP), 1e-9);
    }

    @Test
    void aRunWithoutEpochsHasNoNumbers() {
        RunResult failed = RunResult.failed("no memory", List.of());
        for (Metric metric : Metric.values()) {
            assertTrue(Double.isNaN(metric.of(failed, LOOP)), metric.token());
        }
    }

    @Test
    void whatOneEpochShowsIsOfTheBeginning() {
        assertEquals(
                List.of(
                        Metric.FIRST_TRAIN_ACC_PCT,
                        Metric.FIRST_VAL_ACC_PCT,
                        Metric.FIRST_TRAIN_LOSS,
                        Metric.FIRST_VAL_LOSS,
                        Metric.FIRST_BATCH_LOSS),
                Stream.of(Metric.values()).filter(Metric::ofTheBeginning).toList());
    }

    @Test
    void onlyTimesDependOnTheMachine() {
        assertTrue(Metric.MS_PER_UPDATE.dependsOnMachine());
        assertEquals(1, Metric.TEST_ACC_PCT.margin());
        assertEquals(0.01, Metric.VAL_LOSS.margin());
        assertEquals(0, Metric.TRAIN_S.margin());
    }
}
