package backproplab.datasets;

import backproplab.datasets.fetch.RemoteFile;
import backproplab.datasets.source.Cifar10;
import backproplab.datasets.source.DataFormatException;
import backproplab.datasets.source.Mnist;
import backproplab.datasets.source.MnistFile;
import backproplab.datasets.source.Parts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A published data set: how it is recognised on disk and read, what the mirrors have of it, and the drawn set that stands in for it. */
enum RealSet {
    /** Handwritten digits: four files, fetched one by one. */
    MNIST(Catalog.MNIST, "MNIST", Catalog.GLYPHS, "mnist or MNIST/raw", "the four .gz files") {
        @Override
        Optional<Path> findIn(Path folder) throws DataFormatException {
            return Mnist.findIn(folder);
        }

        @Override
        List<RemoteFile> missingIn(Path cache) {
            return Mnist.missingIn(cache).stream().map(RealSet::published).toList();
        }

        @Override
        String fileNames() {
            return Mnist.fileNames();
        }

        @Override
        Parts read(Path place) throws DataFormatException {
            return Mnist.read(place);
        }
    },

    /** Small photographs: one archive, read as it is. */
    CIFAR10(Catalog.CIFAR10, "CIFAR-10", Catalog.SHAPES, Cifar10.FOLDER, Cifar10.ARCHIVE) {
        @Override
        Optional<Path> findIn(Path folder) throws DataFormatException {
            return Cifar10.findIn(folder);
        }

        @Override
        List<RemoteFile> missingIn(Path cache) throws DataFormatException {
            return findIn(cache).isPresent()
                    ? List.of()
                    : List.of(new RemoteFile(Cifar10.ARCHIVE, Cifar10.ARCHIVE_BYTES, Cifar10.ARCHIVE_MD5));
        }

        @Override
        String fileNames() {
            return Cifar10.fileNames();
        }

        @Override
        Parts read(Path place) throws DataFormatException {
            return Cifar10.read(place);
        }
    };

    private final String token;
    private final String title;
    private final String standIn;
    private final String subfolders;
    private final String downloads;

    RealSet(String token, String title, String standIn, String subfolders, String downloads) {
        this.token = token;
        this.title = title;
        this.standIn = standIn;
        this.subfolders = subfolders;
        this.downloads = downloads;
    }

    /**
     * Finds a set by its token.
     *
     * @throws IllegalArgumentException if there is none
     */
    static RealSet of(String token) {
        for (RealSet set : values()) {
            if (set.token.equals(token)) {
                return set;
            }
        }
        throw new IllegalArgumentException("no real data set is called '" + token + "'");
    }

    private static RemoteFile published(MnistFile file) {
        return new RemoteFile(file.gzipName(), file.gzipBytes(), file.gzipMd5());
    }

    /** Returns what {@link #read} reads: a folder or an archive, at the folder's known places; empty if there is nothing of the set. */
    abstract Optional<Path> findIn(Path folder) throws DataFormatException;

    /** Returns what must be fetched into the cache folder until {@link #findIn} finds the set there. */
    abstract List<RemoteFile> missingIn(Path cache) throws DataFormatException;

    /** Returns the names that {@link #findIn} looks for, for messages. */
    abstract String fileNames();

    /** Reads both parts. */
    abstract Parts read(Path place) throws DataFormatException;

    /** Returns the word on the command line, also the name in the list of mirrors and of the folder in the cache. */
    String token() {
        return token;
    }

    /** Returns the name for people. */
    String title() {
        return title;
    }

    /** Returns the token of the drawn set that replaces this one where it cannot be had. */
    String standIn() {
        return standIn;
    }

    /** Returns the subfolders that are looked into, for messages. */
    String subfolders() {
        return subfolders;
    }

    /** Returns what to put into a folder by hand, for messages. */
    String downloads() {
        return downloads;
    }
}
