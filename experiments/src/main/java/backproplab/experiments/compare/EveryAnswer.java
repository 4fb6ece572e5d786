package backproplab.experiments.compare;

import backproplab.datasets.Dataset;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.results.AnswerRow;
import backproplab.experiments.results.ComparisonRow;
import backproplab.experiments.results.FinalModel.Mistake;
import backproplab.experiments.results.RunLine;
import backproplab.experiments.train.Evaluation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * What every engine says of the test images that are worth a look: those on which two engines disagree, and the surest mistakes of each.
 */
final class EveryAnswer {
    /** Of the images on which engines disagree at most so many are told, those of which all engines are surest: {@value}. */
    static final int MOST_DISPUTED = 200;

    private EveryAnswer() {}

    /**
     * The answers about one network with one seed.
     *
     * @param row what each engine left
     * @param run data and names
     * @return image by image, engine by engine; none unless two engines came to a test
     */
    static List<AnswerRow> of(ComparisonRow row, PreparedRun run) {
        Map<EngineKind, Evaluation> tests = new TreeMap<>();
        row.results().forEach((kind, result) -> result.test().ifPresent(test -> tests.put(kind, test)));
        if (tests.size() < 2) {
            return List.of();
        }
        Dataset images = run.job().data().source().test();
        List<AnswerRow> answers = new ArrayList<>();
        for (int image : images(images.labels(), List.copyOf(tests.values()))) {
            String label = images.classNames().get(images.labels()[image]);
            tests.forEach((kind, test) -> {
                RunLine line = run.line(row.runId(), row.task(), kind);
                String predicted = images.classNames().get(test.predictions()[image]);
                answers.add(new AnswerRow(line, image, label, predicted, test.confidences()[image]));
            });
        }
        return answers;
    }

    static SortedSet<Integer> images(int[] labels, List<Evaluation> tests) {
        SortedSet<Integer> chosen = new TreeSet<>();
        IntStream.range(0, labels.length)
                .filter(image -> disputed(image, tests))
                .boxed()
                .sorted(Comparator.comparingDouble((Integer image) -> -leastConfidence(image, tests))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST_DISPUTED)
                .forEach(chosen::add);
        tests.forEach(test ->
                ConfidentMistakes.of(labels, test).stream().map(Mistake::image).forEach(chosen::add));
        return chosen;
    }

    private static boolean disputed(int image, List<Evaluation> tests) {
        int first = tests.get(0).predictions()[image];
        return tests.stream().anyMatch(test -> test.predictions()[image] != first);
    }

    private static double leastConfidence(int image, List<Evaluation> tests) {
        return tests.stream()
                .mapToDouble(test -> test.confidences()[image])
                .min()
                .orElseThrow();
    }
}
