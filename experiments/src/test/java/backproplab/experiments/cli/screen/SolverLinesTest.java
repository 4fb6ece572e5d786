package backproplab.experiments.cli.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SolverLinesTest {
    @Test
    void linesAreTheReports() {
        assertEquals(
                "(Time 0.03 sec; Iteration 1 / 1500) loss: 2.302587", SolverLines.iteration(0.03, 1, 1500, 2.302587));
        assertEquals("(Epoch 1 / 15) train acc: 0.372000; val_acc: 0.356700", SolverLines.epoch(1, 15, 37.2, 35.67));
    }
}
