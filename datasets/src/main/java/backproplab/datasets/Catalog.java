package backproplab.datasets;

import backproplab.datasets.fetch.Cache;
import backproplab.datasets.fetch.FetchLimits;
import backproplab.datasets.fetch.RemoteFile;
import backproplab.datasets.source.DataFormatException;
import backproplab.datasets.source.Glyphs;
import backproplab.datasets.source.LabelledImages;
import backproplab.datasets.source.Parts;
import backproplab.datasets.source.Shapes;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
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
    /** Small photographs, 3x32x32. */
    public static final String CIFAR10 = "cifar10";
    /** Strokes drawn by code, 1x28x28. */
    public static final String GLYPHS = "glyphs";
    /** Coloured shapes drawn by code, 3x32x32. */
    public static final String SHAPES = "shapes";

    private static final Logger LOG = LoggerFactory.getLogger(Catalog.class);

    private final DataFinder finder;

    /**
     * Creates a catalog for this machine.
     *
     * @param environment the environment variables, as {@link System#getenv()} returns them
     */
    public Catalog(Map<String, String> environment) {
        this(environment, Cache.root(environment), FetchLimits.DEFAULT, UnaryOperator.identity());
    }

    Catalog(Map<String, String> environment, Path cacheRoot, FetchLimits limits, UnaryOperator<RemoteFile> published) {
        this.finder = new DataFinder(environment, cacheRoot, limits, published);
    }

    /**
     * What is asked for.
     *
     * @param token one of {@link #tokens}
     * @param dataDir the folder given by the user, if any: then data comes from there and from nowhere else
     * @param offline true if nothing may be downloaded
     * @param real what {@value Catalog#AUTO} looks for: {@value Catalog#MNIST} or {@value Catalog#CIFAR10}
     */
    public record Request(String token, Optional<Path> dataDir, boolean offline, String real) {
        /**
         * Checks that nothing is missing.
         *
         * @param token one of {@link #tokens}
         * @param dataDir a folder, or empty
         * @param offline true if nothing may be downloaded
         * @param real {@value Catalog#MNIST} or {@value Catalog#CIFAR10}
         * @throws IllegalArgumentException if {@code real} is neither
         */
        public Request {
            Objects.requireNonNull(token, "token");
            Objects.requireNonNull(dataDir, "dataDir");
            RealSet.of(real);
        }

        /**
         * Asks for a data set, {@value Catalog#AUTO} meaning {@value Catalog#MNIST}.
         *
         * @param token one of {@link #tokens}
         * @param dataDir a folder, or empty
         * @param offline true if nothing may be downloaded
         */
        public Request(String token, Optional<Path> dataDir, boolean offline) {
            this(token, dataDir, offline, MNIST);
        }
    }

    /**
     * Returns the tokens known here.
     *
     * @return the tokens, the default first
     */
    public static List<String> tokens() {
        return List.of(AUTO, MNIST, CIFAR10, GLYPHS, SHAPES);
    }

    /**
     * Loads a data set.
     *
     * <p>{@code mnist} and {@code cifar10} come from the given folder; without one from {@value #DATA_VARIABLE}, the cache or the net, and it is an error
     * if they are at none of them. {@code auto} is the same for the real set that the request names, but takes the embedded set of its shape, with a
     * warning, where no folder was given and nothing is found. Files that are found but broken are always an error.
     *
     * @param request what is asked for
     * @param listener hears progress and warnings
     * @return both parts
     * @throws SettingException if the token is unknown
     * @throws DataException if the data cannot be found, fetched or read
     */
    public TrainTest load(Request request, ProgressListener listener) {
        return switch (request.token()) {
            case GLYPHS, SHAPES -> drawn(request.token());
            case MNIST, CIFAR10 -> {
                RealSet set = RealSet.of(request.token());
                DataFinder.Search search = finder.find(set, request, true, listener);
                yield real(
                        set,
                        search.place()
                                .orElseThrow(
                                        () -> new DataException("No " + set.title() + " data: " + search.reason())));
            }
            case AUTO -> {
                RealSet set = RealSet.of(request.real());
                DataFinder.Search search = finder.find(set, request, false, listener);
                if (search.place().isPresent()) {
                    yield real(set, search.place().get());
                }
                listener.warning("EMBEDDED IMAGES (" + set.standIn() + ") ARE USED IN PLACE OF " + set.title() + ": "
                        + search.reason());
                yield drawn(set.standIn());
            }
            default ->
                throw new SettingException("Unknown data set '" + request.token() + "': choose one of "
                        + String.join(", ", tokens()) + ".");
        };
    }

    private static TrainTest real(RealSet set, Path place) {
        try {
            Parts parts = set.read(place);
            parts.warnings().forEach(LOG::warn);
            return new TrainTest(
                    dataset(set.token(), parts.train()), dataset(set.token(), parts.test()), place.toString(), false);
        } catch (DataFormatException broken) {
            throw new DataException(broken.getMessage(), broken);
        }
    }

    private static TrainTest drawn(String token) {
        boolean grey = token.equals(GLYPHS);
        String origin = "drawn by code (" + token + ", seed " + (grey ? Glyphs.SEED : Shapes.SEED) + ")";
        return new TrainTest(
                dataset(token, grey ? Glyphs.train() : Shapes.train()),
                dataset(token, grey ? Glyphs.test() : Shapes.test()),
                origin,
                true);
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
