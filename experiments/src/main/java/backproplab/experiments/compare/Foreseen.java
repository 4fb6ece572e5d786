package backproplab.experiments.compare;

import backproplab.datasets.Dataset;
import backproplab.experiments.train.LoopSettings;
import backproplab.experiments.train.TrainingData;
import backproplab.files.failure.Quoted;
import backproplab.network.layer.LayerSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
        return Stream.of(oneClass(run), untaughtClasses(run), constantBatchNorm(run))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The same of a few images that need not be of all classes. */
    static List<String> ofFewImages(PreparedRun run) {
        return Stream.of(oneClass(run), constantBatchNorm(run))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> oneClass(PreparedRun run) {
        int[] taught = classes(run, true);
        return taught.length == 1
                ? Optional.of("All training images are of one class, " + name(run, taught[0])
                        + ": a network that always answers with it is never wrong there.")
                : Optional.empty();
    }

    /** Of one class alone {@link #oneClass} says enough. */
    private static Optional<String> untaughtClasses(PreparedRun run) {
        int[] missing = classes(run, false);
        if (missing.length == 0 || classes(run, true).length == 1) {
            return Optional.empty();
        }
        String names = Arrays.stream(missing)
                .limit(NAMED)
                .mapToObj(label -> name(run, label))
                .collect(Collectors.joining(", "));
        return Optional.of("No training image is of class " + names
                + (missing.length > NAMED ? " and " + (missing.length - NAMED) + " more" : "")
                + ": no network can learn what nobody shows it.");
    }

    /** The classes that have training images, or those that have none. */
    private static int[] classes(PreparedRun run, boolean taught) {
        TrainingData data = run.job().data();
        Dataset images = data.source().train();
        boolean[] seen = new boolean[images.classes()];
        Arrays.stream(data.split().train()).forEach(image -> seen[images.labels()[image]] = true);
        return IntStream.range(0, seen.length)
                .filter(label -> seen[label] == taught)
                .toArray();
    }

    private static String name(PreparedRun run, int label) {
        return Quoted.of(run.job().data().source().train().classNames().get(label));
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
