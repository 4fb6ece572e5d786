package backproplab.files.disk;

import backproplab.files.failure.Reason;
import backproplab.files.failure.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A folder that is gone, with all that is in it, when it is closed. */
public final class TemporaryFolder implements AutoCloseable {
    private final Path path;

    private TemporaryFolder(Path path) {
        this.path = path;
    }

    /**
     * Creates one where the system keeps such things.
     *
     * @param prefix what its name begins with
     * @return the folder, to be closed
     * @throws UserException with code 4 if it cannot be created
     */
    public static TemporaryFolder create(String prefix) {
        try {
            return new TemporaryFolder(Disk.createTemporaryFolder(prefix));
        } catch (IOException e) {
            throw UserException.environment(
                    "Cannot create a temporary folder: " + Reason.of(e)
                            + ".\nFree some space, or set -Djava.io.tmpdir.",
                    e);
        }
    }

    /**
     * Where it is.
     *
     * @return the folder
     */
    public Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            Disk.deleteFolder(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
