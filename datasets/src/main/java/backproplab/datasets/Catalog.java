package backproplab.datasets;

import backproplab.datasets.fetch.Cache;
import backproplab.datasets.fetch.FetchLimits;
import backproplab.datasets.fetch.RemoteFile;
import backproplab.datasets.images.ImageFolder;
import backproplab.datasets.images.ImageLibraryException;
import backproplab.datasets.source.DataFormatException;
import backproplab.datasets.source.Glyphs;
import backproplab.datasets.source.LabelledImages;
import backproplab.datasets.source.Parts;
import backproplab.datasets.source.Shapes;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Finds a data set by its token: in a folder, in the cache, on the net, or drawn by code. */
public final class Catalog {
    /** Environment variable that names a folder with data. */
    public static final String DATA_VARIABLE = "BACKPROPLAB_DATA";

    /** Real data if there is any, else the embedded set. */
    public static final String AUTO = "auto";
    /** The drawn set that stands in for the real one. */
    public static final String EMBEDDED = "embedded";
    /** Handwritten digits, 1x28x28. */
    public static final String MNIST = "mnist";
    /** Small photographs, 3x32x32. */
    public static final String CIFAR10 = "cifar10";
    /** Strokes drawn by code, 1x28x28. */
    public static final String GLYPHS = "glyphs";
    /** Coloured shapes drawn by code, 3x32x32. */
    public static final String SHAPES = "shapes";

    /** A folder of images, as the token is shown; in use, the path follows the colon. */
    public static final String FOLDER = "folder:PATH";

    private static final String FOLDER_PREFIX = "folder:";

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
     * @param real what {@value Catalog#AUTO} looks for, and {@value Catalog#EMBEDDED} stands in for: {@value Catalog#MNIST} or
     *     {@value Catalog#CIFAR10}
     * @param imageSize what the images of a folder are resized to; empty to leave them as they are
     */
    public record Request(
            String token, Optional<Path> dataDir, boolean offline, String real, Optional<ImageSize> imageSize) {
        /**
         * Checks that nothing is missing.
         *
         * @param token one of {@link #tokens}
         * @param dataDir a folder, or empty
         * @param offline true if nothing may be downloaded
         * @param real {@value Catalog#MNIST} or {@value Catalog#CIFAR10}
         * @param imageSize a size, or empty
         * @throws SettingException if an image size is given for anything but a folder of images
         * @throws IllegalArgumentException if {@code real} is neither
         */
        public Request {
            Objects.requireNonNull(token, "token");
            Objects.requireNonNull(dataDir, "dataDir");
            RealSet.of(real);
            if (imageSize.isPresent() && !isFolder(token)) {
                throw new SettingException("Image size " + imageSize.get() + " has no effect on data set '" + token
                        + "': only images of " + FOLDER + " are resized.");
            }
        }

        /**
         * Asks for a data set, {@value Catalog#AUTO} meaning {@value Catalog#MNIST}.
         *
         * @param token one of {@link #tokens}
         * @param dataDir a folder, or empty
         * @param offline true if nothing may be downloaded
         */
        public Request(String token, Optional<Path> dataDir, boolean offline) {
            this(token, dataDir, offline, MNIST, Optional.empty());
        }
    }

    /**
     * Returns the tokens known here.
     *
     * @return the tokens, the default first
     */
    public static List<String> tokens() {
        return Stream.of(List.of(AUTO, MNIST, CIFAR10), LocalSet.tokens(), List.of(EMBEDDED, GLYPHS, SHAPES, FOLDER))
                .flatMap(List::stream)
                .toList();
    }

    /**
     * Returns the tokens of sets that are looked for in folders.
     *
     * @return those that are downloaded first
     */
    public static List<String> realTokens() {
        return Stream.concat(Stream.of(MNIST, CIFAR10), LocalSet.tokens().stream())
                .toList();
    }

    /**
     * Tells whether a token means a folder of images, whatever its path.
     *
     * @param token a token
     * @return true for {@value #FOLDER}
     */
    public static boolean isFolder(String token) {
        return token.startsWith(FOLDER_PREFIX);
    }

    /**
     * Loads a data set.
     *
     * <p>{@code mnist} and {@code cifar10} come from the given folder; without one from {@value #DATA_VARIABLE}, the cache or the net, and it is an error
     * if they are at none of them. {@code auto} is the same for the real set that the request names, but takes the embedded set of its shape, with a
     * warning, where no folder was given and nothing is found. Files that are found but broken are always an error. All other sets of
     * {@link #realTokens} are looked for in the same places and are not downloaded.
     * {@code folder:PATH} is described at {@link ImageFolder}.
     *
     * @param request what is asked for
     * @param listener hears progress and warnings
     * @return both parts
     * @throws SettingException if the token is unknown
     * @throws DataException if the data cannot be found, fetched or read
     * @throws ImageLibraryException if a folder of images is asked for and the native libraries that decode them do not load here
     */
    public TrainTest load(Request request, ProgressListener listener) {
        if (isFolder(request.token())) {
            return folder(request, listener);
        }
        Optional<LocalSet> local = LocalSet.of(request.token());
        if (local.isPresent()) {
            return real(local.get(), finder.find(local.get(), request, listener), listener);
        }
        return switch (request.token()) {
            case Catalog.GLYPHS, Catalog.SHAPES -> drawn(request.token());
            case Catalog.EMBEDDED -> drawn(RealSet.of(request.real()).standIn());
            case Catalog.MNIST, Catalog.CIFAR10 -> {
                RealSet set = RealSet.of(request.token());
                DataFinder.Search search = finder.find(set, request, true, listener);
                yield real(
                        set,
                        search.place()
                                .orElseThrow(
                                        () -> new DataException("No " + set.title() + " data: " + search.reason())),
                        listener);
            }
            case Catalog.AUTO -> {
                RealSet set = RealSet.of(request.real());
                DataFinder.Search search = finder.find(set, request, false, listener);
                if (search.place().isPresent()) {
                    yield real(set, search.place().get(), listener);
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

    /**
     * Looks for a published data set where {@link #load} would; nothing is read or downloaded.
     *
     * @param token {@value #MNIST} or {@value #CIFAR10}
     * @return the folder or archive; empty if it would have to be downloaded
     * @throws DataException if a folder has only some of its files
     * @throws IllegalArgumentException if the token is neither
     */
    public Optional<Path> locate(String token) {
        Request request = new Request(token, Optional.empty(), true);
        return finder.find(RealSet.of(token), request, false, ProgressListener.SILENT)
                .place();
    }

    /**
     * What {@link #locate} found nothing for.
     *
     * @param token {@value #MNIST} or {@value #CIFAR10}
     * @return where was looked, and how to get it: for people
     * @throws DataException if the environment variable {@value #DATA_VARIABLE} is no path
     * @throws IllegalArgumentException if the token is neither
     */
    public String missing(String token) {
        return notFound(token) + ", or let a run download it, without --offline";
    }

    /**
     * Why a real data set is not there although a download was tried.
     *
     * @param token {@value #MNIST} or {@value #CIFAR10}
     * @return where was looked, and how to get it without a network: for people
     * @throws DataException if the environment variable {@value #DATA_VARIABLE} is no path
     * @throws IllegalArgumentException if the token is neither
     */
    public String notDownloaded(String token) {
        return "no mirror answered, and " + notFound(token);
    }

    private String notFound(String token) {
        RealSet set = RealSet.of(token);
        return "not found in " + finder.places(set) + "; put " + set.downloads()
                + " into a folder and name it with --data-dir or " + DATA_VARIABLE;
    }

    private static TrainTest real(KnownSet set, Path place, ProgressListener listener) {
        try {
            Parts parts = set.read(place);
            parts.warnings().forEach(listener::warning);
            return new TrainTest(
                    dataset(set.token(), parts.train()), dataset(set.token(), parts.test()), place.toString(), false);
        } catch (DataFormatException broken) {
            throw new DataException(broken.getMessage(), broken);
        }
    }

    private static TrainTest folder(Request request, ProgressListener listener) {
        Path root = folderPath(request.token().substring(FOLDER_PREFIX.length()));
        int height = request.imageSize().map(ImageSize::height).orElse(0);
        int width = request.imageSize().map(ImageSize::width).orElse(0);
        try {
            Parts parts = ImageFolder.read(root, height, width);
            parts.warnings().forEach(listener::warning);
            // The last name only: where the folder lies is nobody's business who reads the results.
            String name = FOLDER_PREFIX + root.toAbsolutePath().normalize().getFileName();
            return new TrainTest(dataset(name, parts.train()), dataset(name, parts.test()), root.toString(), false);
        } catch (DataFormatException broken) {
            throw new DataException(broken.getMessage(), broken);
        }
    }

    private static Path folderPath(String text) {
        if (text.isEmpty()) {
            throw new SettingException("No path after '" + FOLDER_PREFIX + "': name a folder, as in folder:photos.");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException notAPath) {
            throw new SettingException("No path after '" + FOLDER_PREFIX + "': " + notAPath.getMessage() + ".");
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
