package backproplab.experiments.compare;

import backproplab.datasets.Batch;
import backproplab.datasets.Batches;
import backproplab.experiments.results.FinalModel.Mistake;
import backproplab.experiments.train.Evaluation;
import backproplab.experiments.train.TrainingData;
import backproplab.network.engine.Engine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Finds the test images that a network gets wrong and is surest of. */
final class ConfidentMistakes {
    /** At most so many are told: {@value}. */
    static final int MOST = 20;

    private ConfidentMistakes() {}

    /**
     * Looks at the images that were predicted wrongly once more.
     *
     * @param engine with the weights that predicted
     * @param run data and augmentation
     * @param predictions predicted class of every test image
     * @return the surest first, of equally sure ones the first image
     */
    static List<Mistake> of(Engine engine, PreparedRun run, int[] predictions) {
        TrainingData data = run.job().data();
        int[] labels = data.source().test().labels();
        int[] wrong = IntStream.range(0, predictions.length)
                .filter(i -> predictions[i] != labels[i])
                .toArray();
        List<Mistake> mistakes = new ArrayList<>();
        if (wrong.length > 0) {
            try (Batches batches = Batches.inOrder(
                    data.source().test(),
                    wrong,
                    data.normalization(),
                    TrainingData.EVALUATION_BATCH,
                    run.job().loop().augmentation())) {
                for (Batch batch = batches.next(); batch != null; batch = batches.next()) {
                    addAll(mistakes, engine, batch, data.classes());
                }
            }
        }
        mistakes.sort(Comparator.comparingDouble(Mistake::confidence).reversed().thenComparingInt(Mistake::image));
        return mistakes.subList(0, Math.min(MOST, mistakes.size()));
    }

    private static void addAll(List<Mistake> mistakes, Engine engine, Batch batch, int classes) {
        double[] logits = new double[batch.size() * classes];
        engine.accept(batch.pixels(), batch.labels(), batch.size());
        engine.logits(logits);
        for (int n = 0; n < batch.size(); n++) {
            mistakes.add(new Mistake(batch.indices()[n], confidence(logits, n * classes, classes)));
        }
    }

    /** Softmax of the largest logit: {@code 1 / sum exp(logit - largest)}. */
    static double confidence(double[] logits, int from, int classes) {
        return 1 / Evaluation.exponentials(logits, from, classes);
    }
}
