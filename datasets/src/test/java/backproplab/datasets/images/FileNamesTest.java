package backproplab.datasets.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.datasets.source.LabelledImages;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Names that the locale of the process, and of this test, may not be able to express: the shell writes them and a JVM of its own reads them. */
class FileNamesTest {
    /** Folders of one image each: one word in Latin-1, and a cat and a dog in Chinese, whose file is called photo. */
    private static final String MAKE =
            "for part in train test; do for name in 'caf\\351' '\\347\\214\\253' '\\347\\212\\254'; do"
                    + " folder=$part/$(printf $name); mkdir -p \"$folder\";"
                    + " cp x.png \"$folder/$(printf '\\345\\206\\231\\347\\234\\237.png')\"; done; done";

    @TempDir
    private Path root;

    private String run(String locale, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.equals("LANG"));
        builder.environment().put("LC_ALL", locale);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        return output;
    }

    @Test
    @Timeout(120)
    @EnabledOnOs(OS.LINUX)
    void classesAndFilesAreReadInAnyLocale() throws IOException, InterruptedException {
        TestImages.noise(root.resolve("x.png"), 3, 4, 5, 1);
        run("C", "sh", "-c", MAKE);
        for (String locale : new String[] {"C", "C.UTF-8"}) {
            String output = run(
                    locale,
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    FileNamesTest.class.getName(),
                    ".");
            assertTrue(output.contains("> caf\\u00e9=0 \\u72ac=1 \\u732b=2 "), locale + ": " + output);
        }
    }

    @Test
    void whatAUriEscapesIsRead() throws IOException {
        for (String name : new String[] {"a b", "a%41#?", "\\w", "+"}) {
            assertEquals(name, FileNames.of(root.resolve(name)));
            assertEquals(name, FileNames.of(Files.createDirectory(root.resolve(name))));
        }
    }

    /** As on Windows; the last two are one text to those who compose accents. */
    @Test
    void whatAUriLeavesAsItIsIsRead() throws URISyntaxException {
        for (String name : new String[] {"\u732b", "100 % \u732b", "\ud83d\udc08", "\u00e9", "e\u0301"}) {
            URI uri = new URI("file", null, "/C:/photos/" + name, null);
            assertTrue(uri.toString().endsWith(name.substring(name.length() - 1)), "not escaped");
            assertEquals(name, FileNames.of(uri));
            assertEquals(name, FileNames.of(URI.create(uri + "/")));
        }
    }

    /** Each asking is a look at the disk. */
    @Test
    void sortingAsksForEachNameOnce() {
        AtomicInteger asked = new AtomicInteger();
        List<String> names =
                IntStream.range(0, 100).mapToObj(n -> "i" + n * 37 % 100).toList();
        Stream<Path> paths = names.stream().map(name -> (Path) Proxy.newProxyInstance(
                Path.class.getClassLoader(), new Class<?>[] {Path.class}, (path, method, none) -> {
                    assertEquals("toUri", method.getName());
                    asked.incrementAndGet();
                    return URI.create("file:///" + name);
                }));
        assertEquals(
                names.stream().sorted().toList(),
                NamedPath.sorted(paths).stream().map(NamedPath::name).toList());
        assertEquals(100, asked.get());
    }

    /** Prints classes and labels of the training images, all else than ASCII escaped. */
    public static void main(String[] arguments) throws IOException {
        LabelledImages train = ImageFolder.read(Path.of(arguments[0]), 0, 0).train();
        StringBuilder line = new StringBuilder("> ");
        for (int label : train.labels()) {
            line.append(train.classNames().get(label)).append('=').append(label).append(' ');
        }
        line.toString()
                .chars()
                .forEach(c -> System.out.print(
                        c < 128 ? String.valueOf((char) c) : String.format(Locale.ROOT, "\\u%04x", c)));
        System.out.println();
    }
}
