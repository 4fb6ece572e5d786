package backproplab.experiments.cli.option;

import backproplab.datasets.Catalog;
import backproplab.datasets.ImageSize;
import backproplab.datasets.NormalizeMode;
import backproplab.datasets.ProgressListener;
import backproplab.datasets.SettingException;
import backproplab.datasets.Split;
import backproplab.datasets.TrainTest;
import backproplab.datasets.ValidationSize;
import backproplab.experiments.cli.screen.Screen;
import backproplab.experiments.cli.screen.Words;
import backproplab.experiments.task.Preset;
import backproplab.experiments.train.TrainingData;
import backproplab.files.failure.OptionException;
import backproplab.files.option.Choices;
import backproplab.files.option.Ranges;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options that choose, divide and normalise data. */
public final class DataOptions {

    @Option(
            names = "--dataset",
            paramLabel = "NAME",
            defaultValue = Catalog.AUTO,
            description =
                    "auto, mnist, cifar10, embedded, glyphs, shapes or folder:PATH (PATH/train/CLASS/*.png or *.jpg); "
                            + "fashion-mnist, kmnist, qmnist, cifar100 or one of EMNIST, such as emnist-letters, from "
                            + "--data-dir. "
                            + "auto: MNIST (Task2: CIFAR-10) if it is present or downloadable, else drawings. embedded: "
                            + "the drawings, glyphs (Task2: shapes) (default: ${DEFAULT-VALUE}).")
    private String dataset;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description =
                    "Folder with the data; its subfolders, such as mnist, MNIST/raw and cifar-10-batches-bin, are "
                            + "looked into too.")
    private Path dataDir;

    @Option(
            names = "--image-size",
            paramLabel = "N|HxW",
            description = "What the images of folder:PATH are resized to; needed if they are of several sizes.")
    private String imageSize;

    @Option(names = "--offline", description = "Never download.")
    private boolean offline;

    @Option(
            names = "--normalize",
            paramLabel = "MODE",
            description = "none, scale (to [0, 1]), mean (minus the mean image) or mean-std (default: mean-std).")
    private String normalize;

    @SearchExample("int:500:2000")
    @Option(
            names = "--train-limit",
            paramLabel = "N|all",
            description = "Use only the first N images of the training part, or all (quick: Task2 4000, else all).")
    private String trainLimit;

    @Option(
            names = "--test-limit",
            paramLabel = "N|all",
            description =
                    "Test on N images only: the first N, of a folder of images N that are evenly spread (default: all).")
    private String testLimit;

    @SearchExample("float:0.05:0.2")
    @Option(
            names = "--val",
            paramLabel = "N|FRACTION",
            description =
                    "Validation images, cut off the training set (quick: 6000, Task2 1000, but 0.1 of an embedded or a small set).")
    private String validation;

    @SearchExample("int:1:5")
    @Option(
            names = "--split-seed",
            paramLabel = "N",
            description = "Seed of the train/validation split (default: " + Preset.SPLIT_SEED + ").")
    private Long splitSeed;

    /**
     * Checks what can be checked without data.
     *
     * @throws OptionException if one is not
     */
    public void check() {
        if (!Catalog.isFolder(dataset)) {
            Choices.check("--dataset", dataset, Catalog.tokens());
        }
        if (normalize != null) {
            Choices.pick("--normalize", normalize, NormalizeMode.values(), NormalizeMode::token);
        }
        limit(Split.ALL);
        testLimit();
        size();
        if (validation != null) {
            size(validation);
        }
    }

    private static ValidationSize size(String validation) {
        try {
            return ValidationSize.parse(validation);
        } catch (SettingException e) {
            throw new OptionException(e.getMessage(), "--val");
        }
    }

    /**
     * Finds the data.
     *
     * @param realData what {@code auto} looks for
     * @param environment the environment variables
     * @param listener hears of downloads and warnings
     * @return images and labels
     */
    public TrainTest load(String realData, Map<String, String> environment, ProgressListener listener) {
        if (Catalog.isFolder(dataset)) {
            ImageDecoding.prepare();
        }
        Catalog.Request request = new Catalog.Request(dataset, Optional.ofNullable(dataDir), offline, realData, size());
        return new Catalog(environment).load(request, listener);
    }

    /**
     * Divides and normalises data.
     *
     * @param source images and labels
     * @param preset settings of options that were not given
     * @return what is trained, validated and tested on
     * @throws OptionException if --val takes more images than there are
     */
    public TrainingData prepare(TrainTest source, Preset preset) {
        ValidationSize size = size(validation(source, preset));
        try {
            return TrainingData.of(
                    tested(source),
                    Split.of(source.train().size(), splitSeed(), size, limit(preset.trainLimit())),
                    mode(preset));
        } catch (SettingException e) {
            throw new OptionException(
                    "--val " + size + " does not fit " + source.train().name() + ": " + e.getMessage(), "--val");
        }
    }

    private TrainTest tested(TrainTest all) {
        int count = Math.min(testLimit(), all.test().size());
        return new TrainTest(all.train(), all.test().sample(count), all.origin(), all.embedded());
    }

    private int testLimit() {
        return testLimit == null ? Split.ALL : Ranges.count("--test-limit", testLimit);
    }

    private String validation(TrainTest source, Preset preset) {
        if (validation != null) {
            return validation;
        }
        return source.embedded()
                ? Preset.EMBEDDED_VALIDATION
                : ValidationSize.parse(preset.validation())
                        .atMostATenth(source.train().size())
                        .toString();
    }

    private NormalizeMode mode(Preset preset) {
        return normalize == null
                ? preset.normalize()
                : Choices.pick("--normalize", normalize, NormalizeMode.values(), NormalizeMode::token);
    }

    /** How many images of the training part are used. */
    private int limit(int preset) {
        return trainLimit == null ? preset : Ranges.count("--train-limit", trainLimit);
    }

    private Optional<ImageSize> size() {
        if (imageSize == null) {
            return Optional.empty();
        }
        if (!Catalog.isFolder(dataset)) {
            throw new OptionException(
                    "--image-size has no effect on --dataset " + dataset
                            + ": only images of folder:PATH are resized so.\nTo resize others use --augment resizeN.",
                    "--image-size",
                    "--dataset");
        }
        try {
            return Optional.of(ImageSize.parse(imageSize));
        } catch (SettingException e) {
            throw new OptionException(e.getMessage(), "--image-size");
        }
    }

    private long splitSeed() {
        return splitSeed == null ? Preset.SPLIT_SEED : splitSeed;
    }

    /**
     * The resolved settings by option name, without the dashes.
     *
     * @param source images and labels
     * @param preset settings of options that were not given
     * @return settings, of which those not given are left out where none applies
     */
    public Map<String, Object> resolved(TrainTest source, Preset preset) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("dataset", source.train().name());
        if (dataDir != null) {
            values.put("data-dir", dataDir.toString());
        }
        if (imageSize != null) {
            values.put("image-size", imageSize);
        }
        values.put("offline", offline);
        values.put("normalize", mode(preset).token());
        int limit = limit(preset.trainLimit());
        values.put("train-limit", limit == Split.ALL ? "all" : limit);
        if (testLimit != null) {
            values.put("test-limit", testLimit);
        }
        values.put("val", validation(source, preset));
        values.put("split-seed", splitSeed());
        return values;
    }

    /**
     * The same as they are typed, so that the same images are found again: a folder by its path and not by its name.
     *
     * @param source images and labels
     * @param preset settings of options that were not given
     * @return settings in the order of {@link #resolved}
     */
    public Map<String, Object> typed(TrainTest source, Preset preset) {
        Map<String, Object> values = resolved(source, preset);
        if (!Catalog.tokens().contains(source.train().name())) {
            values.put("dataset", dataset);
        }
        return values;
    }

    /**
     * Says which data is used, and loudly if it is not real.
     *
     * @param screen where to
     * @param data what is trained, validated and tested on
     * @param preset settings of options that were not given
     */
    public void announce(Screen screen, TrainingData data, Preset preset) {
        if (data.source().embedded()) {
            screen.line(
                    "*** Embedded data: %s, not real images. ***", data.source().origin());
        }
        screen.line(
                "Data: %s (%s), %,d train / %,d validation / %,d test, split %s",
                data.source().train().name(),
                data.source().origin(),
                data.trainCount(),
                data.split().validation().length,
                data.source().test().size(),
                data.split().hash());
        screen.line("Settings: %s", Words.of(resolved(data.source(), preset)));
    }

    /**
     * The part of config.json that is about data.
     *
     * @param data what is trained, validated and tested on
     * @param preset settings of options that were not given
     * @return settings, digests and counts by name
     */
    public Map<String, Object> config(TrainingData data, Preset preset) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("data", resolved(data.source(), preset));
        values.put("data_origin", data.source().origin());
        values.put("data_digest", Digests.of(data.source()));
        values.put("split_hash", data.split().hash());
        values.put("train_images", data.trainCount());
        values.put("validation_images", data.split().validation().length);
        values.put("test_images", data.source().test().size());
        return values;
    }
}
