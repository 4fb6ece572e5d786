package backproplab.datasets;

import backproplab.datasets.source.DataFormatException;
import backproplab.datasets.source.Parts;
import java.nio.file.Path;
import java.util.Optional;

/** A data set in files of a known form: how it is recognised on disk and read. */
interface KnownSet {
    /** Returns the word on the command line, also the name in the list of mirrors and of the folder in the cache. */
    String token();

    /** Returns the name for people. */
    String title();

    /** Returns the subfolders that are looked into, for messages. */
    String subfolders();

    /** Returns the names that {@link #findIn} looks for, for messages. */
    String fileNames();

    /** Returns what to do where a folder has none of them. */
    String advice();

    /** Returns what {@link #read} reads: a folder or an archive, at the folder's known places; empty if there is nothing of the set. */
    Optional<Path> findIn(Path folder) throws DataFormatException;

    /** Reads both parts. */
    Parts read(Path place) throws DataFormatException;
}
