package backproplab.experiments.cli.option;

import backproplab.datasets.Augmentation;
import backproplab.datasets.SettingException;
import backproplab.experiments.train.LoopSettings;
import backproplab.experiments.train.schedule.LinearWarmUp;
import backproplab.experiments.train.schedule.ScheduleParser;
import backproplab.files.failure.OptionException;
import backproplab.files.option.Ranges;
import picocli.CommandLine.Option;

/** Options that decide what the training loop does. */
final class LoopOptions {
    @SearchExample("int:2:10")
    @Option(names = "--epochs", paramLabel = "N", description = "How often through the training part.")
    private Integer epochs;

    @SearchExample("int:16:128")
    @Option(
            names = "--batch-size",
            paramLabel = "N|all",
            description = "Images per step; all: one step per epoch, batch gradient descent.")
    private String batchSize;

    @Option(
            names = "--drop-last",
            arity = "0..1",
            paramLabel = "true|false",
            fallbackValue = "true",
            description = "Leave out an epoch's last batch if it is not full (default: false).")
    private Boolean dropLast;

    @SearchExample("log:1e-4:1e-1")
    @Option(names = "--lr", paramLabel = "X", description = "Learning rate, which the schedule multiplies.")
    private Double learningRate;

    @Option(
            names = "--schedule",
            paramLabel = "NAME",
            description = "constant, step:EVERY,FACTOR, multistep:E1,E2,...,FACTOR, exp:FACTOR (per epoch), linear, "
                    + "cosine, onecycle, plateau:FACTOR,PATIENCE (default: constant).")
    private String schedule;

    @SearchExample("int:0:100")
    @Option(
            names = "--warmup",
            paramLabel = "N",
            description = "Steps in which the rate rises to its full height (default: 0).")
    private Integer warmUp;

    @SearchExample("int:2:5")
    @Option(
            names = "--patience",
            paramLabel = "N",
            description = "End a run after N epochs without a better validation accuracy (default: never).")
    private Integer patience;

    @Option(
            names = "--augment",
            paramLabel = "STEPS",
            description = "How training images are changed, such as crop4,flip: cropN, flip, rotateN, brightnessX, "
                    + "saturationX, resizeN, rrcN (random resized crop; rrcN:0.8 of at least 0.8 of the area) or none.")
    private String augment;

    boolean batchSizeGiven() {
        return batchSize != null;
    }

    LoopSettings loop(LoopSettings preset) {
        return new Given<>(preset)
                .with(epochs, (loop, number) -> loop.withEpochs(Ranges.atLeast("--epochs", 1, number)))
                .with(batchSize, (loop, size) -> loop.withBatchSize(Ranges.count("--batch-size", size)))
                .with(dropLast, LoopSettings::withDropLast)
                .with(learningRate, (loop, rate) -> loop.withLearningRate(Ranges.positive("--lr", rate)))
                .with(schedule, (loop, text) -> loop.withSchedule(ScheduleParser.parse(text, warmUp(loop))))
                .with(
                        warmUp,
                        (loop, steps) -> loop.withSchedule(
                                ScheduleParser.parse(loop.schedule().text(), steps)))
                .with(patience, (loop, number) -> loop.withPatience(Ranges.atLeast("--patience", 1, number)))
                .with(augment, (loop, steps) -> loop.withAugmentation(augmentation(steps)))
                .settings();
    }

    /** A warm-up given takes the place of the preset's later. */
    private int warmUp(LoopSettings preset) {
        return warmUp == null && preset.schedule() instanceof LinearWarmUp rising ? rising.steps() : 0;
    }

    private static Augmentation augmentation(String steps) {
        try {
            return Augmentation.parse(steps);
        } catch (SettingException e) {
            throw new OptionException("--augment: " + e.getMessage(), "--augment");
        }
    }
}
