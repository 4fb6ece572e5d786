package backproplab.datasets;

import backproplab.datasets.fetch.Download;
import backproplab.datasets.fetch.DownloadException;
import backproplab.datasets.fetch.FetchLimits;
import backproplab.datasets.fetch.Mirrors;
import backproplab.datasets.fetch.RemoteFile;
import backproplab.datasets.source.DataFormatException;
import backproplab.datasets.source.Mnist;
import backproplab.datasets.source.MnistFile;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Finds a folder with the four MNIST files: the user's, else that of the environment variable, else the cache, else downloads them into the cache. */
final class MnistFinder {
    private static final String WHAT_TO_DO =
            "\nPut the four .gz files into a folder and name it with --data-dir, or choose --dataset " + Catalog.GLYPHS
                    + ".";

    private final Map<String, String> environment;
    private final Path cacheRoot;
    private final FetchLimits limits;
    private final Function<MnistFile, RemoteFile> published;

    MnistFinder(
            Map<String, String> environment,
            Path cacheRoot,
            FetchLimits limits,
            Function<MnistFile, RemoteFile> published) {
        this.published = published;
        this.environment = environment;
        this.cacheRoot = cacheRoot;
        this.limits = limits;
    }

    /**
     * How a search ended.
     *
     * @param folder a folder with all four files, if there is one
     * @param reason otherwise where was looked, why nothing came, and what to do: three lines
     */
    record Search(Optional<Path> folder, String reason) {
        static Search found(Path folder) {
            return new Search(Optional.of(folder.normalize()), "");
        }
    }

    /** What the mirrors have under the name of an MNIST file. */
    static RemoteFile published(MnistFile file) {
        return new RemoteFile(file.gzipName(), file.gzipBytes(), file.gzipMd5());
    }

    /**
     * Searches.
     *
     * @param patient false to give up soon if no mirror answers
     * @throws DataException if a folder given by the user has not all four files, or another has only some
     */
    Search find(Catalog.Request request, boolean patient, ProgressListener listener) {
        if (request.dataDir().isPresent()) {
            return Search.found(inUserFolder(request.dataDir().get()));
        }
        environmentFolder()
                .filter(dir -> !Files.isDirectory(dir))
                .ifPresent(dir ->
                        listener.warning(Catalog.DATA_VARIABLE + "=" + dir + " is not a folder; looking elsewhere."));
        Optional<Path> inEnvironment = environmentFolder().flatMap(MnistFinder::within);
        if (inEnvironment.isPresent()) {
            return Search.found(inEnvironment.get());
        }
        Path cache = cacheRoot.resolve(Catalog.MNIST);
        List<MnistFile> missing = Mnist.missingIn(cache);
        if (missing.isEmpty()) {
            return Search.found(cache);
        }
        String places = "not in "
                + environmentFolder()
                        .map(dir -> Catalog.DATA_VARIABLE + "=" + dir + " nor in ")
                        .orElse("") + cache + ".\n";
        if (request.offline()) {
            return new Search(Optional.empty(), places + "Nothing was downloaded: --offline." + WHAT_TO_DO);
        }
        try {
            List<RemoteFile> wanted = missing.stream().map(published).toList();
            new Download(Mirrors.of(Catalog.MNIST, cacheRoot), limits)
                    .fetch(wanted, cache, patient, listener::downloading);
            return Search.found(cache);
        } catch (DownloadException failed) {
            return new Search(Optional.empty(), places + "Download failed: " + failed.getMessage() + "." + WHAT_TO_DO);
        }
    }

    private static Path inUserFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new DataException("Data folder " + folder.toAbsolutePath() + " does not exist.\nCheck --data-dir.");
        }
        return within(folder)
                .orElseThrow(() -> new DataException("No data in " + folder.toAbsolutePath()
                        + ", nor in its mnist or MNIST/raw: looked for\n" + Mnist.fileNames()
                        + ".\nPut them there, or leave --data-dir out to have them downloaded."));
    }

    private static Optional<Path> within(Path folder) {
        try {
            return Mnist.findIn(folder);
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
