package backproplab.datasets;

import backproplab.datasets.fetch.Download;
import backproplab.datasets.fetch.DownloadException;
import backproplab.datasets.fetch.FetchLimits;
import backproplab.datasets.fetch.Mirrors;
import backproplab.datasets.fetch.Proxies;
import backproplab.datasets.fetch.RemoteFile;
import backproplab.datasets.source.DataFormatException;
import backproplab.datasets.source.Lookalikes;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Finds a published set: in the user's folder, else that of the environment variable, else the cache, else downloads it into the cache. */
final class DataFinder {
    private final Map<String, String> environment;
    private final Path cacheRoot;
    private final FetchLimits limits;
    private final UnaryOperator<RemoteFile> published;

    DataFinder(
            Map<String, String> environment, Path cacheRoot, FetchLimits limits, UnaryOperator<RemoteFile> published) {
        this.published = published;
        this.environment = environment;
        this.cacheRoot = cacheRoot;
        this.limits = limits;
    }

    /**
     * How a search ended.
     *
     * @param place the folder or archive to read, if there is one
     * @param reason otherwise where was looked, why nothing came, and what to do: three lines
     */
    record Search(Optional<Path> place, String reason) {
        static Search found(Path place) {
            return new Search(Optional.of(place.normalize()), "");
        }
    }

    /**
     * Searches.
     *
     * @param patient false to give up soon if no mirror answers
     * @throws DataException if a folder given by the user has not all files, or another has only some
     */
    Search find(RealSet set, Catalog.Request request, boolean patient, ProgressListener listener) {
        Optional<Path> named = inNamedFolders(set, request, listener);
        if (named.isPresent()) {
            return Search.found(named.get());
        }
        Path cache = cacheRoot.resolve(set.token());
        List<RemoteFile> missing = missingIn(set, cache);
        if (missing.isEmpty()) {
            return Search.found(within(set, cache).orElseThrow());
        }
        String places = "not in " + places(set) + ".\n";
        if (request.offline()) {
            return new Search(Optional.empty(), places + "Nothing was downloaded: --offline." + whatToDo(set));
        }
        try {
            new Download(Mirrors.of(set.token(), cacheRoot), limits, new Proxies(environment))
                    .fetch(missing.stream().map(published).toList(), cache, patient, listener::downloading);
            return Search.found(within(set, cache).orElseThrow());
        } catch (DownloadException failed) {
            return new Search(
                    Optional.empty(), places + "Download failed: " + failed.getMessage() + "." + whatToDo(set));
        }
    }

    /**
     * Searches for a set that nobody downloads.
     *
     * @throws DataException if it is nowhere, a folder given by the user has not all files, or another has only some
     */
    Path find(LocalSet set, Catalog.Request request, ProgressListener listener) {
        return inNamedFolders(set, request, listener)
                .or(() -> within(set, cacheRoot.resolve(set.token())))
                .orElseThrow(() -> new DataException("No " + set.title() + " data: not in " + places(set) + ".\nPut "
                        + set.fileNames() + " into a folder and name it with --data-dir; they are not downloaded."));
    }

    private Optional<Path> inNamedFolders(KnownSet set, Catalog.Request request, ProgressListener listener) {
        if (request.dataDir().isPresent()) {
            return Optional.of(inUserFolder(set, request.dataDir().get()));
        }
        environmentFolder()
                .filter(dir -> !Files.isDirectory(dir))
                .ifPresent(dir ->
                        listener.warning(Catalog.DATA_VARIABLE + "=" + dir + " is not a folder; looking elsewhere."));
        Optional<Path> found = environmentFolder().flatMap(dir -> within(set, dir));
        if (found.isEmpty()) {
            environmentFolder()
                    .flatMap(Lookalikes::in)
                    .ifPresent(what -> listener.warning(
                            "No " + set.title() + " for this program in " + Catalog.DATA_VARIABLE + ": " + what));
        }
        return found;
    }

    /** Where a set is looked for if the user names no folder. */
    String places(KnownSet set) {
        return environmentFolder()
                        .map(dir -> Catalog.DATA_VARIABLE + "=" + dir + " nor in ")
                        .orElse("")
                + cacheRoot.resolve(set.token());
    }

    private static String whatToDo(RealSet set) {
        return "\nPut " + set.downloads() + " into a folder and name it with --data-dir, or choose --dataset "
                + set.standIn() + ".";
    }

    private static Path inUserFolder(KnownSet set, Path folder) {
        Path absolute = folder.toAbsolutePath();
        if (Files.isRegularFile(folder)) {
            throw new DataException("--data-dir " + absolute + " is a file.\nName the folder that it is in: --data-dir "
                    + absolute.getParent() + ".");
        }
        if (!Files.isDirectory(folder)) {
            throw new DataException("Data folder " + absolute + " does not exist.\nCheck --data-dir.");
        }
        return within(set, folder)
                .orElseThrow(() -> new DataException(Lookalikes.in(folder)
                        .map(what -> "No " + set.title() + " for this program in " + absolute + ": " + what)
                        .orElse("No data in " + absolute + ", nor in its " + set.subfolders() + ": looked for\n"
                                + set.fileNames() + ".\n" + set.advice())));
    }

    private static Optional<Path> within(KnownSet set, Path folder) {
        try {
            return set.findIn(folder);
        } catch (DataFormatException incomplete) {
            throw new DataException(incomplete.getMessage(), incomplete);
        }
    }

    private static List<RemoteFile> missingIn(RealSet set, Path cache) {
        try {
            return set.missingIn(cache);
        } catch (DataFormatException incomplete) {
            throw new DataException(incomplete.getMessage(), incomplete);
        }
    }

    private Optional<Path> environmentFolder() {
        String value = environment.getOrDefault(Catalog.DATA_VARIABLE, "");
        try {
            return value.isEmpty() ? Optional.empty() : Optional.of(Path.of(value));
        } catch (InvalidPathException notAPath) {
            throw new DataException(
                    Catalog.DATA_VARIABLE + " is no path: " + notAPath.getMessage()
                            + ".\nCorrect the variable or unset it.",
                    notAPath);
        }
    }
}
