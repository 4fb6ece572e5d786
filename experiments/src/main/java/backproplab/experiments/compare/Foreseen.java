package backproplab.experiments.compare;

import backproplab.datasets.Dataset;
import backproplab.experiments.train.LoopSettings;
import backproplab.experiments.train.TrainingData;
import backproplab.files.failure.Quoted;
import backproplab.network.layer.LayerSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What can be foreseen of a training that will run to its end and yet teach its network nothing, or not all. */
public final class Foreseen {
    private static final int NAMED = 5;

    private Foreseen() {}

    /**
     * Looks at a training before it begins.
     *
     * @param run what it is
     * @return warnings of a line each
     */
    public static List<String> of(PreparedRun run) {
        List<String> warnings = new ArrayList<>();
        untaughtClasses(run.job().data()).ifPresent(warnings::add);
        constantBatchNorm(run).ifPresent(warnings::add);
        return warnings;
    }

    private static Optional<String> untaughtClasses(TrainingData data) {
        Dataset images = data.source().train();
        int[] counts = new int[images.classes()];
        Arrays.stream(data.split().train()).forEach(image -> counts[images.labels()[image]]++);
        int[] taught = IntStream.range(0, counts.length)
                .filter(label -> counts[label] > 0)
                .toArray();
        if (taught.length == 1) {
            return Optional.of("All training images are of one class, " + name(images, taught[0])
                    + ": a network that always answers with it is never wrong there.");
        }
        int[] missing = IntStream.range(0, counts.length)
                .filter(label -> counts[label] == 0)
                .toArray();
        if (missing.length == 0) {
            return Optional.empty();
        }
        String names = Arrays.stream(missing)
                .limit(NAMED)
                .mapToObj(label -> name(images, label))
                .collect(Collectors.joining(", "));
        return Optional.of("No training image is of class " + names
                + (missing.length > NAMED ? " and " + (missing.length - NAMED) + " more" : "")
                + ": no network can learn what nobody shows it.");
    }

    private static String name(Dataset images, int label) {
        return Quoted.of(images.classNames().get(label));
    }

    /** Over a single value the mean is that value, and nothing is left of it. */
    private static Optional<String> constantBatchNorm(PreparedRun run) {
        LoopSettings loop = run.job().loop();
        boolean always = loop.batchSize() == 1;
        boolean last = !loop.dropLast() && run.job().data().trainCount() % loop.batchSize() == 1;
        if (!always && !last) {
            return Optional.empty();
        }
        return run.network().network().allLayers().stream()
                .filter(layer -> layer.spec() instanceof LayerSpec.BatchNorm norm
                        && layer.input().size() == norm.channels())
                .findFirst()
                .map(
                        layer -> "Batch norm " + layer.name() + " of "
                                + run.plan().token() + " has one value per channel in "
                                + (always
                                        ? "every batch of 1 image, from which nothing before it learns: choose a larger --batch-size."
                                        : "the last batch of every epoch, which is 1 image and teaches nothing before it: leave it out with --drop-last, or choose another --batch-size."));
    }
}
