package backproplab.datasets.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class NativeLibrariesTest {
    @TempDir
    private Path root;

    /** A platform without native libraries is a JVM of its own that is told to be one. */
    @Test
    @Timeout(120)
    void withoutThemOnlyFoldersFail() throws IOException, InterruptedException {
        TestImages.noise(root.resolve("train").resolve("a").resolve("x.png"), 3, 4, 5, 1);
        TestImages.noise(root.resolve("test").resolve("a").resolve("x.png"), 3, 4, 5, 1);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dorg.bytedeco.javacpp.platform=linux-none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "backproplab.datasets.LoadMain",
                        "glyphs",
                        "shapes",
                        "folder:" + root)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));

        List<String> lines =
                output.lines().filter(line -> line.startsWith("> ")).toList();
        assertEquals("> glyphs[10000 x 1x28x28, 10 classes]", lines.get(0), output);
        assertEquals("> shapes[10000 x 3x32x32, 10 classes]", lines.get(1), output);
        String expected = "> ImageLibraryException: Image files cannot be decoded here: the native libraries of"
                + " OpenCV do not load|(";
        assertEquals(expected, lines.get(2).substring(0, expected.length()), output);
        assertTrue(
                lines.get(2)
                        .endsWith("). They exist for x86_64 on Linux, Windows and macOS.|"
                                + "All other data sets work without them: mnist, cifar10, glyphs, shapes."),
                output);
    }
}
