package backproplab.experiments.cli;

import backproplab.experiments.ladder.LadderPlans;
import backproplab.experiments.ladder.LadderSettings;
import backproplab.experiments.ladder.Rung;
import backproplab.experiments.task.Preset;
import backproplab.files.option.Choices;
import backproplab.files.option.Ranges;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** Options that choose what the ladder times, and how long. */
final class LadderOptions {
    @Option(
            names = "--models",
            split = ",",
            paramLabel = "NAME",
            description = "cnn (report C's), mlp (report A's) (default: both).")
    private List<String> models;

    @Option(
            names = "--batch-size",
            split = ",",
            paramLabel = "N",
            description = "Images per step, one or several sizes (default: cnn 128; mlp 10,128).")
    private List<Integer> batchSizes;

    @Option(
            names = "--rungs",
            split = ",",
            paramLabel = "NAME",
            description = "loops-double, loops-float, loops-reordered, im2col-matmul, simd, reused-fused, threads, dl4j"
                    + " (default: all).")
    private List<String> rungs;

    @Option(
            names = "--steps",
            paramLabel = "N",
            description = "Steps timed per rung at most (default: " + LadderSettings.STEPS + ").")
    private int steps = LadderSettings.STEPS;

    @Option(
            names = "--seconds",
            paramLabel = "X",
            description =
                    "Seconds to warm up, and again to time, per rung; a rung too slow for that warms up for one step"
                            + " and times " + LadderSettings.LEAST_STEPS + " (default: " + LadderSettings.SECONDS
                            + ").")
    private double seconds = LadderSettings.SECONDS;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of initial weights and order of the images (default: " + Preset.SEED + ").")
    private long seed = Preset.SEED;

    /** Checks every value. */
    LadderSettings settings(OptionalInt threads) {
        return new LadderSettings(
                LadderPlans.of(chosenModels(), chosenBatchSizes()),
                chosenRungs(),
                seed,
                threads,
                Ranges.atLeast("--steps", LadderSettings.LEAST_STEPS, steps),
                Ranges.positive("--seconds", seconds));
    }

    private List<String> chosenModels() {
        if (models == null) {
            return LadderPlans.models();
        }
        models.forEach(model -> Choices.check("--models", model, LadderPlans.models()));
        return models;
    }

    private List<Integer> chosenBatchSizes() {
        if (batchSizes == null) {
            return List.of();
        }
        batchSizes.forEach(size -> Ranges.atLeast("--batch-size", 1, size));
        return batchSizes.stream().distinct().toList();
    }

    /** In the order of the ladder, whatever order was typed. */
    private List<Rung> chosenRungs() {
        if (rungs == null) {
            return List.of(Rung.values());
        }
        List<Rung> chosen = rungs.stream()
                .map(token -> Choices.pick("--rungs", token, Rung.values(), Rung::token))
                .toList();
        return Arrays.stream(Rung.values()).filter(chosen::contains).toList();
    }
}
