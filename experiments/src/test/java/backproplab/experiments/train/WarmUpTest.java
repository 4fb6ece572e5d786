package backproplab.experiments.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backproplab.experiments.cli.CommandRun;
import backproplab.experiments.engine.StubEngine;
import backproplab.experiments.engine.ToyData;
import backproplab.network.engine.ThreadPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
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

    /** Built in the mode that was found before it was made, as Deeplearning4j's networks are. */
    private static final class Moded extends StubEngine {
        private final String setting;
        private final Runnable onTune;
        private int steps;

        Moded(String setting, Runnable onTune) {
            this.setting = setting;
            this.onTune = onTune;
        }

        @Override
        public void accept(float[] pixels, int[] labels, int size) {}

        @Override
        public double trainStep(double learningRate) {
            steps++;
            return 1;
        }

        @Override
        public ThreadPlan tuneThreads(int cores) {
            onTune.run();
            return super.tuneThreads(cores);
        }

        @Override
        public String setting() {
            return setting;
        }
    }

    @Test
    void theStepIsTimedInTheModeThatWasChosenThoughTheThreadsStay() {
        List<Moded> made = new ArrayList<>();
        String[] mode = {"usual"};
        WarmUp.Maker maker = threads -> {
            made.add(new Moded(mode[0], () -> mode[0] = "chosen"));
            return made.get(made.size() - 1);
        };
        WarmUp.Result result = WarmUp.run(maker, TWO_EPOCHS, 1, OptionalInt.empty());
        assertEquals("chosen", result.setting());
        assertEquals(List.of(6, 6), made.stream().map(engine -> engine.steps).toList());
        made.clear();
        assertEquals(
                "chosen", WarmUp.run(maker, TWO_EPOCHS, 1, OptionalInt.empty()).setting());
        assertEquals(
                List.of(6, 6),
                made.stream().map(engine -> engine.steps).toList(),
                "nothing has changed, and no engine has fewer steps behind it than another");
        made.clear();
        WarmUp.run(maker, TWO_EPOCHS, 1, OptionalInt.of(1));
        assertEquals(List.of(6), made.stream().map(engine -> engine.steps).toList(), "nothing is to be chosen");
    }
}
