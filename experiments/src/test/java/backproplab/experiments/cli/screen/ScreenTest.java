package backproplab.experiments.cli.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.train.Epochs;
import backproplab.experiments.train.RunStatus;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScreenTest {
    @ParameterizedTest
    @CsvSource({
        "2.302587, 2.3026",
        "0, 0.0000",
        "999999, 999999.0000",
        "1e6, 1.0000e+06",
        "8.3e30, 8.3000e+30",
        "-8.3e30, -8.3000e+30",
        "Infinity, Infinity",
        "NaN, NaN"
    })
    void hugeLossesHaveAnExponent(double loss, String shown) {
        assertEquals(shown, Screen.loss(loss, 4));
    }

    @Test
    void anEpochsLineStaysShort() {
        StringWriter out = new StringWriter();
        Screen screen = new Screen("Task1", new PrintWriter(out, true), false);
        screen.runStarted(EngineKind.MANUAL, "mlp")
                .epochDone(Epochs.epoch(1, 0.1, 8.3e30, 10.5, 1.25, 9.5, 1, 0, 1.5, 10, RunStatus.OK));
        assertEquals(
                "Task1 | manual | mlp | Epoch:  1 | Train Loss: 8.3000e+30 | Train Acc:10.5000 | Val Loss: 1.2500"
                        + " | Val Acc:9.5000 | Epoch time: 1.50 sec",
                out.toString().strip());
        assertEquals("(Time 0.00 sec; Iteration 2 / 3) loss: 8.300000e+30", SolverLines.iteration(0.001, 2, 3, 8.3e30));
    }
}
