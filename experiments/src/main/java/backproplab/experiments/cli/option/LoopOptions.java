package backproplab.experiments.cli.option;

import backproplab.datasets.Augmentation;
import backproplab.datasets.SettingException;
import backproplab.experiments.train.LoopSettings;
import backproplab.experiments.train.schedule.LinearWarmUp;
import backproplab.experiments.train.schedule.Schedule;
import backproplab.experiments.train.schedule.ScheduleParser;
import backproplab.files.failure.UserException;
import picocli.CommandLine.Option;

/** Options that decide what the training loop does. */
final class LoopOptions {
    private static final String ALL = "all";

    @Option(names = "--epochs", paramLabel = "N", description = "How often through the training part.")
    private Integer epochs;

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

    @Option(names = "--lr", paramLabel = "X", description = "Learning rate, which the schedule multiplies.")
    private Double learningRate;

    @Option(
            names = "--schedule",
            paramLabel = "NAME",
            description = "constant, step:EVERY,FACTOR, multistep:E1,E2,...,FACTOR, exp:FACTOR (per epoch), linear, "
                    + "cosine, onecycle, plateau:FACTOR,PATIENCE (default: constant).")
    private String schedule;

    @Option(
            names = "--warmup",
            paramLabel = "N",
            description = "Steps in which the rate rises to its full height (default: 0).")
    private Integer warmUp;

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

    void check() {
        Ranges.atLeastOne("--epochs", epochs);
        size(1);
        Ranges.positive("--lr", learningRate);
        Ranges.atLeastOne("--patience", patience);
        if (schedule != null) {
            ScheduleParser.parse(schedule, 0);
        }
        augmentation(Augmentation.NONE);
    }

    LoopSettings loop(LoopSettings preset) {
        return new LoopSettings(
                Ranges.or(epochs, preset.epochs()),
                size(preset.batchSize()),
                Ranges.or(dropLast, preset.dropLast()),
                Ranges.or(learningRate, preset.learningRate()),
                schedule(preset.schedule()),
                Ranges.or(patience, preset.patience()),
                augmentation(preset.augmentation()));
    }

    private int size(int fromPreset) {
        if (batchSize == null) {
            return fromPreset;
        }
        if (batchSize.equals(ALL)) {
            return LoopSettings.WHOLE;
        }
        int size;
        try {
            size = Integer.parseInt(batchSize);
        } catch (NumberFormatException e) {
            throw UserException.usage("--batch-size must be a whole number or '" + ALL + "', not '" + batchSize + "'.");
        }
        Ranges.atLeastOne("--batch-size", size);
        return size;
    }

    private Schedule schedule(Schedule preset) {
        int steps = Ranges.or(warmUp, preset instanceof LinearWarmUp rising ? rising.steps() : 0);
        return ScheduleParser.parse(Ranges.or(schedule, preset.text()), steps);
    }

    private Augmentation augmentation(Augmentation preset) {
        try {
            return augment == null ? preset : Augmentation.parse(augment);
        } catch (SettingException e) {
            throw UserException.usage("--augment: " + e.getMessage());
        }
    }
}
