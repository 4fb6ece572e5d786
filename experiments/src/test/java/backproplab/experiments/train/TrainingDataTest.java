package backproplab.experiments.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import backproplab.datasets.Batch;
import backproplab.datasets.Batches;
import backproplab.datasets.Dataset;
import backproplab.datasets.NormalizeMode;
import backproplab.datasets.Split;
import backproplab.datasets.TrainTest;
import backproplab.datasets.ValidationSize;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingDataTest {
    private static final int[] LABELS = {2, 0, 1, 2, 0, 1, 2, 0, 1, 0, 1, 2};

    private static TrainingData data() {
        Dataset images = new Dataset("toy", 1, 1, 1, List.of("a", "b", "c"), new byte[LABELS.length], LABELS);
        Split split = Split.of(LABELS.length, 1, new ValidationSize(1, 0), Split.ALL);
        return TrainingData.of(new TrainTest(images, images, "toy", true), split, NormalizeMode.NONE);
    }

    private static List<Integer> labels(TrainingData data, LoopSettings loop, int epoch) {
        List<Integer> labels = new ArrayList<>();
        try (Batches batches = data.epoch(loop, new Seeds(1), epoch)) {
            for (Batch batch = batches.next(); batch != null; batch = batches.next()) {
                for (int n = 0; n < batch.size(); n++) {
                    labels.add(batch.labels()[n]);
                }
            }
        }
        return labels;
    }

    @Test
    void labelOrderIsTheSameInEveryEpoch() {
        TrainingData ordered = data().inLabelOrder();
        LoopSettings loop = LoopSettings.of(2, 4, 0.1);
        List<Integer> labels = labels(ordered, loop, 1);
        assertEquals(labels.stream().sorted().toList(), labels);
        assertEquals(11, labels.size());
        assertEquals(labels, labels(ordered, loop, 2));
        List<Integer> shuffled = labels(data(), loop, 1);
        assertFalse(labels.equals(shuffled), "without it the order is left to chance");
        assertArrayEquals(labels.toArray(), shuffled.stream().sorted().toArray(), "the images are the same");
    }

    @Test
    void theLastBatchMayBeLeftOut() {
        LoopSettings loop = LoopSettings.of(1, 4, 0.1).withDropLast(true);
        assertEquals(8, labels(data().inLabelOrder(), loop, 1).size());
    }
}
