package backproplab.datasets;

import backproplab.datasets.fetch.RemoteFile;
import backproplab.datasets.source.CifarSet;
import backproplab.datasets.source.DataFormatException;
import backproplab.datasets.source.Mnist;
import backproplab.datasets.source.MnistFile;
import backproplab.datasets.source.Parts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A published data set: how it is recognised on disk and read, what the mirrors have of it, and the drawn set that stands in for it. */
enum RealSet implements KnownSet {
    /** Handwritten digits: four files, fetched one by one. */
    MNIST(Catalog.MNIST, "MNIST", Catalog.GLYPHS, "mnist or MNIST/raw", "the four .gz files") {
        @Override
        public Optional<Path> findIn(Path folder) throws DataFormatException {
            return Mnist.findIn(folder);
        }

        @Override
        List<RemoteFile> missingIn(Path cache) {
            return Mnist.missingIn(cache).stream().map(RealSet::published).toList();
        }

        @Override
        public String fileNames() {
            return Mnist.fileNames();
        }

        @Override
        public Parts read(Path place) throws DataFormatException {
            return Mnist.read(place);
        }
    },

    /** Small photographs: one archive, read as it is. */
    CIFAR10(Catalog.CIFAR10, CifarSet.TEN.title(), Catalog.SHAPES, CifarSet.TEN.folder(), CifarSet.TEN.archive()) {
        @Override
        public Optional<Path> findIn(Path folder) throws DataFormatException {
            return CifarSet.TEN.findIn(folder);
        }

        @Override
        List<RemoteFile> missingIn(Path cache) throws DataFormatException {
            return findIn(cache).isPresent()
                    ? List.of()
                    : List.of(new RemoteFile(
                            CifarSet.TEN.archive(), CifarSet.TEN_ARCHIVE_BYTES, CifarSet.TEN_ARCHIVE_MD5));
        }

        @Override
        public String fileNames() {
            return CifarSet.TEN.fileNames();
        }

        @Override
        public Parts read(Path place) throws DataFormatException {
            return CifarSet.TEN.read(place);
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

    /** Returns what must be fetched into the cache folder until {@link #findIn} finds the set there. */
    abstract List<RemoteFile> missingIn(Path cache) throws DataFormatException;

    @Override
    public String token() {
        return token;
    }

    @Override
    public String title() {
        return title;
    }

    /** Returns the token of the drawn set that replaces this one where it cannot be had. */
    String standIn() {
        return standIn;
    }

    @Override
    public String subfolders() {
        return subfolders;
    }

    /** Returns what to put into a folder by hand, for messages. */
    String downloads() {
        return downloads;
    }

    @Override
    public String advice() {
        return "Put them there, or leave --data-dir out to have them downloaded.";
    }
}
