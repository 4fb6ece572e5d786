package backproplab.experiments.engine;

import backproplab.datasets.Dataset;
import backproplab.datasets.NormalizeMode;
import backproplab.datasets.Split;
import backproplab.datasets.TrainTest;
import backproplab.datasets.ValidationSize;
import backproplab.experiments.train.TrainingData;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A tiny data set that can be learned: class k is brightest in stripe k, plus noise. */
public final class ToyData {
    /** Classes. */
    public static final int CLASSES = 4;
    /** Height and width. */
    public static final int SIDE = 8;

    private ToyData() {}

    public static TrainingData of(int train, int test) {
        TrainTest source = new TrainTest(images(train, 5), images(test, 6), "drawn for a test", true);
        Split split = Split.of(train, 3, ValidationSize.parse("0.2"), Split.ALL);
        return TrainingData.of(source, split, NormalizeMode.MEAN_STD);
    }

    private static Dataset images(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] pixels = new byte[count * SIDE * SIDE];
        int[] labels = new int[count];
        for (int n = 0; n < count; n++) {
            labels[n] = random.nextInt(CLASSES);
            for (int i = 0; i < SIDE * SIDE; i++) {
                boolean bright = i / SIDE / 2 == labels[n];
                pixels[n * SIDE * SIDE + i] = (byte) (random.nextInt(120) + (bright ? 90 : 0));
            }
        }
        List<String> names = new ArrayList<>();
        for (int k = 0; k < CLASSES; k++) {
            names.add("stripe " + k);
        }
        return new Dataset("toy", 1, SIDE, SIDE, names, pixels, labels);
    }
}
