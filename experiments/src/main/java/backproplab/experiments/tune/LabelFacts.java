package backproplab.experiments.tune;

import backproplab.datasets.Dataset;
import backproplab.experiments.train.TrainingData;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * What the labels of some images allow.
 *
 * @param classes K of the data set
 * @param entropy of the labels, in nats: {@code - sum p_k ln p_k}, the smallest mean loss of whoever gives all images the same answer
 * @param conflicts images that are equal, byte by byte, to one before them of another class
 */
record LabelFacts(int classes, double entropy, int conflicts) {

    /** Those of the training part. */
    static LabelFacts of(TrainingData data) {
        Dataset images = data.source().train();
        int size = images.featuresPerSample();
        Map<Integer, Integer> counts = new HashMap<>();
        Map<ByteBuffer, Integer> seen = new HashMap<>();
        int conflicts = 0;
        int[] labels = images.labels();
        int[] part = data.split().train();
        for (int index : part) {
            counts.merge(labels[index], 1, Integer::sum);
            ByteBuffer pixels =
                    ByteBuffer.wrap(images.pixels(), index * size, size).slice();
            Integer before = seen.putIfAbsent(pixels, labels[index]);
            conflicts += before != null && before != labels[index] ? 1 : 0;
        }
        double entropy = 0;
        for (int count : counts.values()) {
            double share = count / (double) part.length;
            entropy -= share * StrictMath.log(share);
        }
        return new LabelFacts(data.classes(), Math.max(0, entropy), conflicts);
    }

    /** ln K, the loss of whoever gives every class the same probability. */
    double logClasses() {
        return StrictMath.log(classes);
    }
}
