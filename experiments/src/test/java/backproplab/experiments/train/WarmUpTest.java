package backproplab.experiments.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backproplab.experiments.cli.CommandRun;
import backproplab.experiments.engine.StubEngine;
import backproplab.experiments.engine.ToyData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WarmUpTest {
    /** 80 training images: three batches an epoch, the last one smaller. */
    private static final TrainingData DATA = ToyData.of(100, 30);

    private static final Trainer.Job TWO_EPOCHS = new Trainer.Job(DATA, LoopSettings.of(2, 32, 0.1), new Seeds(9));

    /** Steps that take no time, so that nothing settles before all are done. */
    private static final class Counter extends StubEngine {
        private final List<Integer> firstImages = new ArrayList<>();

        @Override
        public void accept(float[] pixels, int[] labels, int size) {
            firstImages.add(Arrays.hashCode(Arrays.copyOf(pixels, ToyData.SIDE * ToyData.SIDE)));
        }

        @Override
        public double trainStep(double learningRate) {
            return 1;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ten", "", "-1", "NaN", "Infinity"})
    void aPropertyThatIsNoTimeIsRefusedBeforeAnythingIsWarmedUp(String wrong) {
        String before = System.setProperty("backproplab.warmUpSeconds", wrong);
        try {
            CommandRun run = CommandRun.task1(
                    Map.of(),
                    "--offline",
                    "--dataset",
                    "glyphs",
                    "--models",
                    "mlp",
                    "--engines",
                    "manual",
                    "--dry-run");
            assertEquals(2, run.code(), run.err());
            assertEquals(
                    "-Dbackproplab.warmUpSeconds must be a number of at least 0, not '" + wrong
                            + "'.\nLeave it out for 10 seconds.\n",
                    run.err().replace("\r\n", "\n"));
        } finally {
            if (before == null) {
                System.clearProperty("backproplab.warmUpSeconds");
            } else {
                System.setProperty("backproplab.warmUpSeconds", before);
            }
        }
    }

    @Test
    void noMoreStepsThanTheTrainingsThatFollow() {
        Counter one = new Counter();
        WarmUp.steps(one, TWO_EPOCHS, 1);
        assertEquals(6, one.firstImages.size());
        Counter three = new Counter();
        WarmUp.steps(three, TWO_EPOCHS, 3);
        assertEquals(18, three.firstImages.size());
        assertEquals(
                one.firstImages, three.firstImages.subList(6, 12), "the second training has the batches of the first");
    }
}
