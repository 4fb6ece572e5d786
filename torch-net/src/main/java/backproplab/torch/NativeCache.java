package backproplab.torch;

import ai.djl.util.Utils;
import backproplab.network.engine.EngineUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The folder to which DJL unpacks PyTorch's library: looked at before DJL, whose messages name neither folder nor reason. */
final class NativeCache {

    /** Names the folder of this library alone: {@value}. */
    static final String ENGINE_FOLDER = "ENGINE_CACHE_DIR";

    /** Names the folder for all of DJL: {@value}. */
    static final String FOLDER = "DJL_CACHE_DIR";

    /** Size of the unpacked library. */
    static final int UNPACKED_MEGABYTES = 450;

    private static final long MEGABYTE = 1_000_000;

    private NativeCache() {}

    /** Makes the folder and checks that it can be written to and has room for what is not unpacked yet. */
    static Path prepare() {
        Path folder = Utils.getEngineCacheDir("pytorch");
        try {
            Files.createDirectories(folder);
            if (!unpacked(folder)) {
                // Not File.canWrite, which knows nothing of file systems that are mounted to be read only.
                Files.delete(Files.createTempFile(folder, "probe", ".tmp"));
                requireRoom(folder, Files.getFileStore(folder).getUsableSpace());
            }
        } catch (IOException e) {
            throw new EngineUnavailableException(
                    Unavailable.folder(folder, e.getClass().getSimpleName() + ": " + e.getMessage()), e);
        }
        return folder;
    }

    static void requireRoom(Path folder, long free) {
        if (free < UNPACKED_MEGABYTES * MEGABYTE) {
            throw new EngineUnavailableException(
                    Unavailable.folder(
                            folder, UNPACKED_MEGABYTES + " MB are needed once, " + free / MEGABYTE + " MB are free"),
                    null);
        }
    }

    private static boolean unpacked(Path folder) throws IOException {
        String library = System.mapLibraryName("torch");
        try (Stream<Path> versions = Files.list(folder)) {
            return versions.anyMatch(version -> Files.exists(version.resolve(library)));
        }
    }
}
