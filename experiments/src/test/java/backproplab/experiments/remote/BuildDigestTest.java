package backproplab.experiments.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildDigestTest {
    private static final Map<String, String> CLASSES = new TreeMap<>(Map.of(
            "backproplab/manual/layer/Linear.class", "one",
            "backproplab/experiments/train/Trainer.class", "two"));

    @TempDir
    private Path temp;

    private Path folder(String name, Map<String, String> files) throws IOException {
        Path folder = temp.resolve(name);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        return folder;
    }

    private Path jar(String name, Map<String, String> files) throws IOException {
        Path jar = temp.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }

    private static Map<String, String> with(String name, String content) {
        Map<String, String> changed = new TreeMap<>(CLASSES);
        changed.put(name, content);
        return changed;
    }

    @Test
    void aFolderAndAJarOfEqualClassesAreEqual() throws IOException {
        String folder = BuildDigest.of(List.of(folder("classes", CLASSES)));
        assertTrue(folder.matches("[0-9a-f]{16}"), folder);
        assertEquals(folder, BuildDigest.of(List.of(jar("all.jar", CLASSES))));
        Map<String, String> one = Map.of("backproplab/manual/layer/Linear.class", "one");
        Map<String, String> two = Map.of("backproplab/experiments/train/Trainer.class", "two");
        assertEquals(folder, BuildDigest.of(List.of(jar("1.jar", one), folder("2", two))), "in several places");
        assertEquals(folder, BuildDigest.of(List.of(folder("2", two), jar("1.jar", one))), "in any order");
    }

    @Test
    void whatDecidesNoNumberIsLeftOut() throws IOException {
        String plain = BuildDigest.of(List.of(folder("plain", CLASSES)));
        assertEquals(plain, BuildDigest.of(List.of(folder("report", with("backproplab/report/Reports.class", "3")))));
        assertEquals(plain, BuildDigest.of(List.of(folder("text", with("backproplab/manual/notes.txt", "3")))));
        assertEquals(plain, BuildDigest.of(List.of(jar("other.jar", with("org/apache/Other.class", "3")))));
    }

    @Test
    void everyClassCounts() throws IOException {
        String plain = BuildDigest.of(List.of(folder("plain", CLASSES)));
        for (String name : CLASSES.keySet()) {
            assertNotEquals(plain, BuildDigest.of(List.of(folder(name.length() + "", with(name, "3")))), name);
        }
        assertNotEquals(plain, BuildDigest.of(List.of(folder("new", with("backproplab/manual/New.class", "3")))));
        assertNotEquals(
                BuildDigest.of(List.of(folder("x", Map.of("backproplab/manual/A.class", "1")))),
                BuildDigest.of(List.of(folder("y", Map.of("backproplab/manual/B.class", "1")))),
                "its name too");
    }

    @Test
    void thisBuildHasOne() {
        assertTrue(BuildDigest.here().matches("[0-9a-f]{16}"));
        assertNotEquals(BuildDigest.of(List.of()), BuildDigest.here(), "it is not the digest of nothing");
        assertThrows(UncheckedIOException.class, () -> BuildDigest.of(List.of(temp.resolve("none.jar"))));
    }
}
