package backproplab.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backproplab.datasets.Dataset;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.train.RunResult;
import backproplab.experiments.train.RunStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DoubtsTest {
    private static final int IMAGES = 200;

    /** Four classes of 50 images each. */
    private static final int[] LABELS =
            IntStream.range(0, IMAGES).map(i -> i % 4).toArray();

    private static List<String> of(RunResult manual, RunResult dl4j) {
        Dataset test = new Dataset("toy", 1, 1, 1, List.of("a", "b", "c", "d"), new byte[IMAGES], LABELS);
        return Doubts.of(
                List.of(Rows.of(new TreeMap<>(Map.of(EngineKind.MANUAL, manual, EngineKind.DL4J, dl4j)))), test);
    }

    /** So many right answers, the others wrong. */
    private static RunResult right(int count) {
        int[] answers = IntStream.range(0, IMAGES)
                .map(i -> i < count ? LABELS[i] : (LABELS[i] + 1) % 4)
                .toArray();
        return Rows.result(RunStatus.OK, 1, 100.0 * count / IMAGES, answers);
    }

    private static RunResult constant() {
        int[] answers = new int[IMAGES];
        Arrays.fill(answers, 2);
        return Rows.result(RunStatus.OK, 1, 25, answers);
    }

    @Test
    void whatLearnedSomethingIsNotDoubted() {
        assertEquals(List.of(), of(right(120), right(75)));
    }

    @Test
    void oneAnswerForEveryImageIsNamed() {
        assertEquals(
                List.of("mlp with seed 1 on manual, dl4j gives every test image the same class: it has learned nothing."
                        + " Try a smaller --lr than 0.5."),
                of(constant(), constant()));
    }

    @Test
    void noBetterThanChanceIsNamed() {
        // 25 % and two standard errors of 3.06 points are 31.1 %.
        assertEquals(
                List.of("mlp with seed 1 on dl4j is no better than chance: it has learned nothing yet."
                        + " Try a smaller --lr than 0.5."),
                of(right(63), right(62)));
    }

    @Test
    void aDivergedTrainingIsNamedOnceMore() {
        assertEquals(
                List.of("mlp with seed 1 on dl4j diverged. Try a smaller --lr than 0.5."),
                of(right(120), Rows.result(RunStatus.DIVERGED, 1, 0)));
    }

    @Test
    void aTestSetOfOneClassTeachesNothing() {
        Dataset one = new Dataset("toy", 1, 1, 1, List.of("a", "b"), new byte[3], new int[3]);
        assertEquals(
                List.of(),
                Doubts.of(
                        List.of(Rows.of(Map.of(EngineKind.MANUAL, Rows.result(RunStatus.OK, 1, 100, 0, 0, 0)))), one));
    }
}
