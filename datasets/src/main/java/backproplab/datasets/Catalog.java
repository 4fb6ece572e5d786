package backproplab.datasets;

import backproplab.datasets.fetch.Cache;
import backproplab.datasets.fetch.FetchLimits;
import backproplab.datasets.fetch.RemoteFile;
import backproplab.datasets.source.DataFormatException;
import backproplab.datasets.source.Glyphs;
import backproplab.datasets.source.LabelledImages;
import backproplab.datasets.source.Mnist;
import backproplab.datasets.source.MnistFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds a data set by its token: in a folder, in the cache, on the net, or drawn by code. */
public final class Catalog {
    /** Environment variable that names a folder with data. */
    public static final String DATA_VARIABLE = "BACKPROPLAB_DATA";

    /** Real data if there is any, else the embedded set. */
    public static final String AUTO = "auto";
    /** Handwritten digits, 1x28x28. */
    public static final String MNIST = "mnist";
    /** Strokes drawn by code, 1x28x28. */
    public static final String GLYPHS = "glyphs";

    private static final Logger LOG = LoggerFactory.getLogger(Catalog.class);

    private final MnistFinder finder;

    /**
     * Creates a catalog for this machine.
     *
     * @param environment the environment variables, as {@link System#getenv()} returns them
     */
    public Catalog(Map<String, String> environment) {
        this(environment, Cache.root(environment), FetchLimits.DEFAULT, MnistFinder::published);
    }

    Catalog(
            Map<String, String> environment,
            Path cacheRoot,
            FetchLimits limits,
            Function<MnistFile, RemoteFile> published) {
        this.finder = new MnistFinder(environment, cacheRoot, limits, published);
    }

    /**
     * What is asked for.
     *
     * @param token one of {@link #tokens}
     * @param dataDir the folder given by the user, if any: then data comes from there and from nowhere else
     * @param offline true if nothing may be downloaded
     */
    public record Request(String token, Optional<Path> dataDir, boolean offline) {
        /**
         * Checks that nothing is missing.
         *
         * @param token one of {@link #tokens}
         * @param dataDir a folder, or empty
         * @param offline true if nothing may be downloaded
         */
        public Request {
            Objects.requireNonNull(token, "token");
            Objects.requireNonNull(dataDir, "dataDir");
        }
    }

    /**
     * Returns the tokens known here.
     *
     * @return the tokens, the default first
     */
    public static List<String> tokens() {
        return List.of(AUTO, MNIST, GLYPHS);
    }

    /**
     * Loads a data set.
     *
     * <p>{@code mnist} comes from the given folder; without one from {@value #DATA_VARIABLE}, the cache or the net, and it is an error if it is at none
     * of them. {@code auto} is the same, but takes the embedded set, with a warning, where no folder was given and nothing is found. Files that are
     * found but broken are always an error.
     *
     * @param request what is asked for
     * @param listener hears progress and warnings
     * @return both parts
     * @throws SettingException if the token is unknown
     * @throws DataException if the data cannot be found, fetched or read
     */
    public TrainTest load(Request request, ProgressListener listener) {
        return switch (request.token()) {
            case GLYPHS -> glyphs();
            case MNIST -> {
                MnistFinder.Search search = finder.find(request, true, listener);
                yield mnist(search.folder().orElseThrow(() -> new DataException("No MNIST data: " + search.reason())));
            }
            case AUTO -> {
                MnistFinder.Search search = finder.find(request, false, listener);
                if (search.folder().isPresent()) {
                    yield mnist(search.folder().get());
                }
                listener.warning("EMBEDDED IMAGES (glyphs) ARE USED IN PLACE OF MNIST: " + search.reason());
                yield glyphs();
            }
            default ->
                throw new SettingException("Unknown data set '" + request.token() + "': choose one of "
                        + String.join(", ", tokens()) + ".");
        };
    }

    private static TrainTest mnist(Path folder) {
        try {
            Mnist.Parts parts = Mnist.read(folder);
            parts.warnings().forEach(LOG::warn);
            return new TrainTest(dataset(MNIST, parts.train()), dataset(MNIST, parts.test()), folder.toString(), false);
        } catch (DataFormatException broken) {
            throw new DataException(broken.getMessage(), broken);
        }
    }

    private static TrainTest glyphs() {
        String origin = "drawn by code (" + GLYPHS + ", seed " + Glyphs.SEED + ")";
        return new TrainTest(dataset(GLYPHS, Glyphs.train()), dataset(GLYPHS, Glyphs.test()), origin, true);
    }

    private static Dataset dataset(String name, LabelledImages images) {
        return new Dataset(
                name,
                images.channels(),
                images.height(),
                images.width(),
                images.classNames(),
                images.pixels(),
                images.labels());
    }
}
