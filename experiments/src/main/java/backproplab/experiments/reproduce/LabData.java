package backproplab.experiments.reproduce;

import backproplab.datasets.Catalog;
import backproplab.datasets.ProgressListener;
import backproplab.datasets.Split;
import backproplab.datasets.TrainTest;
import backproplab.datasets.ValidationSize;
import backproplab.experiments.reports.DataSettings;
import backproplab.experiments.task.Preset;
import backproplab.experiments.train.TrainingData;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Finds each data set once and divides it as experiments ask. */
public final class LabData {
    /** An embedded set keeps at most one image in so many for validation. */
    private static final int EMBEDDED_SHARE = 10;

    private final Function<String, TrainTest> finder;
    private final UnaryOperator<String> missing;
    private final Map<String, TrainTest> found = new HashMap<>();
    private final Map<DataSettings, TrainingData> prepared = new HashMap<>();

    /**
     * Where images come from.
     *
     * @param kind real images or drawings
     * @param folder the user's folder, if any
     * @param offline whether nothing may be downloaded
     */
    public record Source(Kind kind, Optional<Path> folder, boolean offline) {}

    /** Which images. */
    public enum Kind {
        /** Real ones if they are found, else drawings. */
        AUTO,
        /** Real ones or an error. */
        REAL,
        /** Drawings. */
        EMBEDDED
    }

    /**
     * Nothing is looked for yet.
     *
     * @param environment the environment variables
     * @param source where images come from
     * @param listener hears of downloads and warnings
     */
    public LabData(Map<String, String> environment, Source source, ProgressListener listener) {
        Catalog catalog = new Catalog(environment);
        finder = real -> catalog.load(request(source, real), listener);
        missing = source.offline() ? catalog::missing : catalog::notDownloaded;
    }

    private LabData(Function<String, TrainTest> finder) {
        this.finder = finder;
        missing = real -> "it was given";
    }

    /**
     * Where a set is there already: nothing is looked for on this machine.
     *
     * @param images whole, whatever an experiment calls them
     */
    static LabData given(TrainTest images) {
        return new LabData(real -> images);
    }

    /**
     * Images as an experiment wants them.
     *
     * @param settings which
     * @return the same at every call with equal settings, in any thread
     * @throws backproplab.datasets.DataException if they are not to be had
     */
    public synchronized TrainingData prepare(DataSettings settings) {
        return prepared.computeIfAbsent(settings, this::divide);
    }

    /**
     * The data sets found so far.
     *
     * @return by the token of the real data set that was wanted, in the order of the tokens
     */
    public Map<String, TrainTest> found() {
        return Collections.unmodifiableMap(new TreeMap<>(found));
    }

    /**
     * Why a real data set is not there, if it is not.
     *
     * @param real its token
     * @return where was looked, and how to get it: for people
     */
    public String missing(String real) {
        return missing.apply(real);
    }

    private TrainingData divide(DataSettings settings) {
        TrainTest all = found.computeIfAbsent(settings.real(), finder);
        int test = Math.min(settings.testLimit(), all.test().size());
        int size = all.train().size();
        int validation =
                all.embedded() ? Math.min(settings.validation(), size / EMBEDDED_SHARE) : settings.validation();
        TrainingData divided = TrainingData.of(
                new TrainTest(all.train(), all.test().take(test), all.origin(), all.embedded()),
                Split.of(size, Preset.SPLIT_SEED, new ValidationSize(validation, 0), settings.trainLimit()),
                settings.normalize());
        return settings.labelOrder() ? divided.inLabelOrder() : divided;
    }

    private static Catalog.Request request(Source source, String real) {
        String token =
                switch (source.kind()) {
                    case AUTO -> Catalog.AUTO;
                    case REAL -> real;
                    case EMBEDDED -> Catalog.EMBEDDED;
                };
        return new Catalog.Request(token, source.folder(), source.offline(), real, Optional.empty());
    }
}
