package backproplab.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.pytorch.jni.LibUtils;
import backproplab.network.engine.EngineUnavailableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong before PyTorch runs is said in two lines. */
class NativeCacheTest {
    @TempDir
    private Path folder;

    /** Loads the library in a process of its own, whose DJL has not loaded it yet. */
    public static final class Load {
        private Load() {}

        /**
         * Prints the message, or "loaded".
         *
         * @param arguments none
         */
        public static void main(String[] arguments) {
            try {
                TorchBackend.ensureAvailable();
                System.out.println("loaded");
            } catch (EngineUnavailableException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    private static List<String> load(Path cache) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-DDJL_CACHE_DIR=" + cache,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Load.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertEquals(0, process.waitFor());
        return lines;
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        List<String> lines = load(file);
        assertEquals(2, lines.size(), lines::toString);
        assertTrue(
                lines.get(0).startsWith("PyTorch's native library cannot be unpacked to " + file.resolve("pytorch")),
                lines::toString);
        assertEquals("Name another folder with -DDJL_CACHE_DIR=DIR, or leave pytorch out of --engines.", lines.get(1));
    }

    /** A library that is none stands for one that may not be loaded from where it is. */
    @Test
    void aLibraryThatDoesNotLoadIsNamed() throws Exception {
        TorchBackend.ensureAvailable();
        Path version = Files.createDirectories(folder.resolve("pytorch")
                .resolve(Path.of(LibUtils.getLibtorchPath()).getFileName()));
        Files.writeString(version.resolve(System.mapLibraryName("torch")), "no library");
        List<String> lines = load(folder);
        assertEquals(2, lines.size(), lines::toString);
        assertTrue(lines.get(0).startsWith("PyTorch cannot run on "), lines::toString);
        assertTrue(lines.get(0).contains("did not load from " + folder.resolve("pytorch")), lines::toString);
        assertTrue(lines.get(1).contains("-DDJL_CACHE_DIR=DIR"), lines::toString);
    }

    @Test
    void tooLittleRoomIsSaidInNumbers() {
        NativeCache.requireRoom(folder, 450_000_000);
        String message = assertThrows(
                        EngineUnavailableException.class, () -> NativeCache.requireRoom(folder, 449_999_999))
                .getMessage();
        assertEquals(
                "PyTorch's native library cannot be unpacked to " + folder
                        + " (450 MB are needed once, 449 MB are free).\n"
                        + "Name another folder with -DDJL_CACHE_DIR=DIR, or leave pytorch out of --engines.",
                message);
    }

    @Test
    void theOrderOfImagesIsChosenByName() {
        assertEquals(ImageLayout.CHANNELS_FIRST, ImageLayout.chosen(Map.of()));
        assertEquals(ImageLayout.CHANNELS_LAST, ImageLayout.chosen(Map.of(ImageLayout.VARIABLE, "channels-last")));
        String message = assertThrows(
                        EngineUnavailableException.class,
                        () -> ImageLayout.chosen(Map.of(ImageLayout.VARIABLE, "nhwc")))
                .getMessage();
        assertEquals(
                "BACKPROPLAB_PYTORCH_IMAGES is 'nhwc', which PyTorch has no order of images for.\n"
                        + "Known: channels-first, channels-last.",
                message);
    }
}
