package backproplab.experiments.weights;

import backproplab.datasets.Augmentation;
import backproplab.datasets.Normalization;
import backproplab.datasets.NormalizeMode;
import backproplab.files.failure.Quoted;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.model.Activations;
import backproplab.network.model.ModelKind;
import backproplab.network.model.ModelSpec;
import backproplab.network.model.Stem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A network's description as metadata: every setting is a text under the name of its option. */
final class DescriptionText {
    /** Raised when files of today can no longer be understood: {@value}. */
    static final int VERSION = 1;

    /** Grey or colour, as image files are. */
    private static final List<Integer> CHANNEL_COUNTS = List.of(1, 3);

    private static final String PROJECT = "Backprop Lab";
    /** No image that anybody trains on here is larger; keeps C*H*W an int: {@value}. */
    private static final int LARGEST_EXTENT = 10_000;

    private static final String FORMAT_VERSION = "format_version";
    private static final String LAYOUT = "layout";
    private static final String NORMALIZATION = "normalization_";
    private static final String MODEL = "model";
    private static final String HIDDEN = "hidden";
    private static final String ACTIVATION = "activation";
    private static final String DROPOUT = "dropout";
    private static final String STEM = "stem";
    private static final String WIDTH = "width";
    private static final String CHANNELS = "input_channels";
    private static final String INPUT_HEIGHT = "input_height";
    private static final String INPUT_WIDTH = "input_width";
    private static final String CLASSES = "classes";
    private static final String CLASS_NAMES = "class_names";
    private static final String NORMALIZE = "normalize";
    private static final String PREPARATION = "preparation";
    private static final String DATASET = "dataset";
    private static final String EPOCH = "epoch";
    private static final String SEED = "seed";

    private static final List<String> MEANING = List.of(MODEL, ACTIVATION, STEM, NORMALIZE, CLASS_NAMES, PREPARATION);
    /** What no preparation in a file means, in words. */
    private static final String ONE_RESIZE = "one resize";

    private DescriptionText() {}

    static Map<String, String> write(NetworkDescription network, Origin origin, WeightLayout layout) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("project", PROJECT);
        texts.put(FORMAT_VERSION, String.valueOf(VERSION));
        texts.putAll(write(network));
        if (layout != WeightLayout.NEUTRAL) {
            texts.put(LAYOUT, layout.token());
            putStatistic(texts, "mean", network.normalization().mean());
            putStatistic(texts, "std", network.normalization().std());
        }
        texts.put(DATASET, origin.dataset());
        texts.put(EPOCH, String.valueOf(origin.epoch()));
        texts.put(SEED, String.valueOf(origin.seed()));
        return texts;
    }

    private static void putStatistic(Map<String, String> texts, String name, double[] values) {
        if (values.length > 0) {
            texts.put(statistic(name), Metadata.list(values));
        }
    }

    /** Under which key a file without a tensor for it has a statistic of the normalization. */
    static String statistic(String name) {
        return NORMALIZATION + name;
    }

    /** How the file says that its tensors are called and shaped; empty if another program wrote it. */
    static Optional<WeightLayout> layout(Metadata metadata) {
        if (metadata.has(LAYOUT)) {
            return Optional.of(metadata.choice(LAYOUT, List.of(WeightLayout.values()), WeightLayout::token));
        }
        return metadata.has(FORMAT_VERSION) ? Optional.of(WeightLayout.NEUTRAL) : Optional.empty();
    }

    private static Map<String, String> write(NetworkDescription network) {
        Map<String, String> texts = new LinkedHashMap<>();
        network.model().resolved().forEach((option, value) -> texts.put(option, String.valueOf(value)));
        texts.put(CHANNELS, String.valueOf(network.channels()));
        texts.put(INPUT_HEIGHT, String.valueOf(network.height()));
        texts.put(INPUT_WIDTH, String.valueOf(network.width()));
        texts.put(CLASSES, String.valueOf(network.classes()));
        texts.put(CLASS_NAMES, Metadata.list(network.classNames()));
        texts.put(NORMALIZE, network.normalization().mode().token());
        if (!network.preparation().equals(NetworkDescription.plain(network.height(), network.width()))) {
            texts.put(PREPARATION, network.preparation().toString());
        }
        return texts;
    }

    /** Settings that leave shapes alone and change what weights mean. */
    static List<String> differences(Map<String, String> texts, NetworkDescription network) {
        Map<String, String> there = withPreparation(texts);
        Map<String, String> here = withPreparation(write(network));
        return MEANING.stream()
                .filter(key -> there.containsKey(key) && !there.get(key).equals(here.get(key)))
                .map(key -> key + " " + Quoted.of(there.get(key)) + " there, " + here.get(key) + " here")
                .toList();
    }

    /** The texts with what they leave out, if they tell of images at all. */
    private static Map<String, String> withPreparation(Map<String, String> texts) {
        Map<String, String> all = new LinkedHashMap<>(texts);
        if (texts.containsKey(NORMALIZE)) {
            all.putIfAbsent(PREPARATION, ONE_RESIZE);
        }
        return all;
    }

    /**
     * Reads a description.
     *
     * @param metadata the texts
     * @param statistics finds mean and standard deviation
     * @return the description
     * @throws backproplab.files.failure.UserException with code 3 if something is missing or cannot be
     */
    static NetworkDescription read(Metadata metadata, Statistics statistics) {
        metadata.number(FORMAT_VERSION, VERSION, VERSION);
        int channels = metadata.choice(CHANNELS, CHANNEL_COUNTS, String::valueOf);
        int height = extent(metadata, INPUT_HEIGHT);
        int width = extent(metadata, INPUT_WIDTH);
        ModelSpec model = model(metadata);
        List<String> names = metadata.list(CLASS_NAMES);
        if (metadata.number(CLASSES, 1, Integer.MAX_VALUE) != names.size()) {
            throw metadata.wrong(CLASSES, names.size() + ", the number of names in '" + CLASS_NAMES + "'");
        }
        if (names.stream().distinct().count() < names.size()) {
            throw metadata.wrong(CLASS_NAMES, "names of which no two are equal");
        }
        NormalizeMode mode = metadata.choice(NORMALIZE, List.of(NormalizeMode.values()), NormalizeMode::token);
        double[] mean = {};
        double[] std = {};
        if (mode == NormalizeMode.MEAN) {
            mean = statistics.values("mean", channels, height, width);
        } else if (mode == NormalizeMode.MEAN_STD) {
            mean = statistics.values("mean", channels);
            std = statistics.values("std", channels);
        }
        Normalization normalization = Normalization.of(mode, channels, height, width, mean, std);
        return new NetworkDescription(
                model, channels, height, width, names, normalization, preparation(metadata, height, width));
    }

    /** Files that say nothing were made by resizing once. */
    private static Augmentation preparation(Metadata metadata, int height, int width) {
        if (!metadata.has(PREPARATION)) {
            return NetworkDescription.plain(height, width);
        }
        String rule = "steps such as resize32,resize28 that end at the input's size of " + height + "x" + width;
        return metadata.value(PREPARATION, rule, Augmentation::parse, steps -> steps.resizesTo(height, width));
    }

    /** Looks a tensor of the normalization up. */
    interface Statistics {
        /** Its values, checked to be of this shape. */
        double[] values(String name, int... shape);
    }

    static Origin origin(Metadata metadata) {
        return new Origin(
                metadata.text(DATASET),
                (int) metadata.number(EPOCH, 0, Integer.MAX_VALUE),
                metadata.number(SEED, Long.MIN_VALUE, Long.MAX_VALUE));
    }

    /** How a user asks for the network that the file was made by; empty if the file does not say. */
    static Optional<String> settings(Map<String, String> texts) {
        if (!texts.containsKey(MODEL)) {
            return Optional.empty();
        }
        StringBuilder settings = new StringBuilder("--models " + Quoted.of(texts.get(MODEL)));
        for (String option : List.of(HIDDEN, ACTIVATION, DROPOUT, STEM, WIDTH)) {
            if (texts.containsKey(option)) {
                settings.append(" --").append(option).append(' ').append(Quoted.of(texts.get(option)));
            }
        }
        return Optional.of(settings.toString());
    }

    private static int extent(Metadata metadata, String key) {
        return (int) metadata.number(key, 1, LARGEST_EXTENT);
    }

    private static ModelSpec model(Metadata metadata) {
        ModelKind kind = metadata.choice(MODEL, List.of(ModelKind.values()), ModelKind::token);
        ModelSpec plain = ModelSpec.of(kind);
        boolean hidden = plain.kind().hasHiddenLayers();
        return new ModelSpec(
                kind,
                hidden ? metadata.sizes(HIDDEN) : plain.hidden(),
                hidden ? activations(metadata) : plain.activations(),
                hidden ? metadata.share(DROPOUT) : plain.dropout(),
                plain.kind().hasStem() ? metadata.choice(STEM, List.of(Stem.values()), Stem::token) : plain.stem(),
                plain.kind().hasWidth() ? (int) metadata.number(WIDTH, 1, Integer.MAX_VALUE) : plain.width());
    }

    /** One for every layer, or one for each hidden layer. */
    private static Activations activations(Metadata metadata) {
        Activations read = new Activations(
                metadata.choices(ACTIVATION, List.of(ActivationFunction.values()), ActivationFunction::token));
        int layers = metadata.sizes(HIDDEN).size();
        if (!read.fit(layers)) {
            throw metadata.wrong(
                    ACTIVATION, "one name, or one for each of the " + layers + " sizes in '" + HIDDEN + "'");
        }
        return read;
    }
}
