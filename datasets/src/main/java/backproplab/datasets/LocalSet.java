package backproplab.datasets;

import backproplab.datasets.source.CifarSet;
import backproplab.datasets.source.DataFormatException;
import backproplab.datasets.source.IdxSet;
import backproplab.datasets.source.Parts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A data set that is read where it is, and never downloaded. */
record LocalSet(String token, String title, String subfolders, String fileNames, Finder finder, Reader reader)
        implements KnownSet {
    private static final List<LocalSet> ALL = Stream.concat(
                    Stream.of(IdxSet.values())
                            .map(set -> new LocalSet(
                                    set.token(),
                                    set.title(),
                                    set.subfolders(),
                                    set.fileNames(),
                                    set::findIn,
                                    set::read)),
                    Stream.of(new LocalSet(
                            "cifar100",
                            CifarSet.HUNDRED.title(),
                            CifarSet.HUNDRED.folder(),
                            CifarSet.HUNDRED.fileNames(),
                            CifarSet.HUNDRED::findIn,
                            CifarSet.HUNDRED::read)))
            .toList();

    /** Looks into a folder. */
    @FunctionalInterface
    interface Finder {
        Optional<Path> findIn(Path folder) throws DataFormatException;
    }

    /** Reads what was found. */
    @FunctionalInterface
    interface Reader {
        Parts read(Path place) throws DataFormatException;
    }

    /** The words on the command line. */
    static List<String> tokens() {
        return ALL.stream().map(LocalSet::token).toList();
    }

    /** The set of a word; empty if there is none. */
    static Optional<LocalSet> of(String token) {
        return ALL.stream().filter(set -> set.token.equals(token)).findFirst();
    }

    @Override
    public String advice() {
        return "Put them there; they are not downloaded.";
    }

    @Override
    public Optional<Path> findIn(Path folder) throws DataFormatException {
        return finder.findIn(folder);
    }

    @Override
    public Parts read(Path place) throws DataFormatException {
        return reader.read(place);
    }
}
