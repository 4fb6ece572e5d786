package backproplab.experiments.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backproplab.experiments.train.EpochResult;
import backproplab.experiments.train.Epochs;
import backproplab.experiments.train.RunResult;
import backproplab.experiments.train.RunStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrialRankingTest {
    private static TrialResult result(int trial, int rung, RunStatus status, double accuracy, double loss) {
        return new TrialResult(trial, rung, Map.of(), status, "", 3, 2, accuracy, loss, 50, 1, "");
    }

    private static List<Integer> order(TrialResult... results) {
        return TrialRanking.of(List.of(results)).stream()
                .map(TrialResult::trial)
                .toList();
    }

    @Test
    void accuracyThenLossThenNumberDecide() {
        assertEquals(
                List.of(5, 3, 2, 4, 1),
                order(
                        result(1, 1, RunStatus.OK, 40, 1),
                        result(2, 1, RunStatus.OK, 50, 2),
                        result(3, 1, RunStatus.EARLY_STOPPED, 50, 1),
                        result(4, 1, RunStatus.OK, 50, 2),
                        result(5, 1, RunStatus.OK, 60, 9)));
    }

    @Test
    void whatDidNotFinishIsLastHoweverGoodItWas() {
        assertEquals(
                List.of(4, 1, 3, 2),
                order(
                        result(1, 2, RunStatus.DIVERGED, 90, 1),
                        result(2, 1, RunStatus.FAILED, Double.NaN, Double.NaN),
                        result(3, 1, RunStatus.DIVERGED, 10, 1),
                        result(4, 1, RunStatus.OK, 20, 5)));
    }

    @Test
    void aLaterRungOutranksABetterFigure() {
        assertEquals(
                List.of(2, 1),
                order(
                        result(1, 1, RunStatus.OK, 70, 1),
                        result(2, 1, RunStatus.OK, 60, 1),
                        result(2, 2, RunStatus.OK, 65, 1)));
    }

    private static EpochResult epoch(int number, double accuracy, RunStatus status) {
        return Epochs.epoch(number, 0.1, 1, 10 * number, number, accuracy, 0.5, 0, 1, 10, status);
    }

    @Test
    void theBestEpochIsTheFirstOfEqualOnes() {
        RunResult run = new RunResult(
                RunStatus.DIVERGED,
                "gone",
                List.of(
                        epoch(1, 30, RunStatus.OK),
                        epoch(2, 40, RunStatus.OK),
                        epoch(3, 40, RunStatus.OK),
                        epoch(4, Double.NaN, RunStatus.DIVERGED)),
                2.3,
                Optional.empty());
        TrialResult result = TrialResult.of(new Trial(7, Map.of("lr", "1")), new SearchRung(1, SearchRung.OWN, 1), run);
        assertEquals(
                new TrialResult(7, 1, Map.of("lr", "1"), RunStatus.DIVERGED, "gone", 4, 2, 40, 2, 20, 2, ""), result);
        TrialResult failed = TrialResult.of(
                new Trial(1, Map.of()), new SearchRung(1, SearchRung.OWN, 1), RunResult.failed("x", List.of()));
        assertEquals(0, failed.bestEpoch());
        assertEquals(Double.NaN, failed.bestValidationPct());
    }
}
