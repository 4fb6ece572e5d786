package backproplab.experiments.cli.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backproplab.experiments.search.SearchRung;
import backproplab.experiments.search.Trial;
import backproplab.experiments.search.TrialResult;
import backproplab.experiments.train.Epochs;
import backproplab.experiments.train.RunStatus;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SearchScreenTest {
    private static final Map<String, String> VALUES = Map.of("lr", "0.1");

    private static TrialResult result(int trial, RunStatus status, double accuracy) {
        return new TrialResult(trial, 2, VALUES, status, "gone", 8, 5, accuracy, 1, 50, 1.234, trial == 4 ? "pc1" : "");
    }

    private static String shown(boolean terminal) {
        StringWriter out = new StringWriter();
        SearchScreen screen = new SearchScreen(new PrintWriter(out, true), terminal);
        SearchRung rung = new SearchRung(2, 8, 12);
        screen.rungStarted(rung, 3);
        screen.trialStarted(new Trial(3, VALUES))
                .epochDone(Epochs.epoch(1, 0.1, 1, 50, 1, 45, 1, 0, 1, 10, RunStatus.OK));
        TrialResult diverged = result(3, RunStatus.DIVERGED, 30);
        TrialResult good = result(11, RunStatus.EARLY_STOPPED, 45.5);
        screen.trialEnded(diverged, 1, rung, diverged);
        screen.trialEnded(good, 2, rung, good);
        screen.trialEnded(result(4, RunStatus.OK, 40), 12, rung, good);
        screen.testStarted(good, Optional.of("its weights were not kept when the search was cut off"));
        return out.toString().replace("\r\n", "\n");
    }

    @Test
    void aLineForEachTrialSaysWhatItWasAndWhichIsBest() {
        String expected = """
                Round 2 of 3: 12 trials of 8 epochs
                [ 1/12] trial  3 | lr 0.1 | diverged: gone | none is good yet
                [ 2/12] trial 11 | lr 0.1 | Val Acc:45.5000 in epoch 5 of 8 (stopped early) | 1.23 sec | best so far
                [12/12] trial  4 | lr 0.1 | Val Acc:40.0000 in epoch 5 of 8 | 1.23 sec | best: 45.5000, trial 11
                    | pc1
                Training trial 11 again: its weights were not kept when the search was cut off.
                Testing trial 11 ...
                """;
        assertEquals(expected, shown(false));
        assertEquals(expected, shown(true), "the bar is not among the lines");
    }
}
