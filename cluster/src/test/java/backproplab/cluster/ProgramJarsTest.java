package backproplab.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramJarsTest {
    @TempDir
    private Path folder;

    private Path file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, name);
    }

    @Test
    void namesWithoutVersions() {
        assertEquals(
                "netty-common",
                ProgramJars.artifact(Path.of("/m2/netty-common/4.1.9.Final/netty-common-4.1.9.Final.jar")));
        assertEquals(
                "openblas-linux-x86_64",
                ProgramJars.artifact(Path.of("/m2/openblas/0.3.21-1.5.8/openblas-0.3.21-1.5.8-linux-x86_64.jar")));
        assertEquals("scala-library", ProgramJars.artifact(Path.of("/spark/jars/scala-library-2.13.18.jar")));
        assertEquals("program", ProgramJars.artifact(Path.of("/here/program.jar")));
    }

    @Test
    void whatExecutorsHaveStaysHere() {
        Set<String> sparks = ProgramJars.sparks();
        assertTrue(sparks.containsAll(Set.of("spark-core_2.13", "scala-library", "jackson-databind", "slf4j-api")));
        assertFalse(sparks.contains("remote-work"));
        assertFalse(ProgramJars.travels("spark-core_2.13", sparks));
        assertFalse(ProgramJars.travels("logback-classic", sparks));
        assertTrue(ProgramJars.travels("picocli", sparks));
        assertFalse(ProgramJars.travels("openblas-ios-arm64", sparks), "nobody computes on a phone");
        assertFalse(ProgramJars.travels("nd4j-native-linux-ppc64le-avx2", sparks));
        assertTrue(ProgramJars.travels("openblas", sparks));
    }

    @Test
    void foldersBecomeJarsOfDifferentNamesAndGoAgain() throws IOException {
        file("one/target/classes/a/A.class");
        file("one/target/classes/META-INF/services/s");
        file("two/target/classes/B.class");
        file("other/two/target/classes/C.class");
        Path library = file("m2/library/1.0/library-1.0.jar");
        Path sparks = file("m2/scala-library/2.13.18/scala-library-2.13.18.jar");
        List<Path> jars;
        try (ProgramJars program = new ProgramJars()) {
            jars = program.missingThere(List.of(
                    folder.resolve("one/target/classes"),
                    library,
                    sparks,
                    folder.resolve("two/target/classes"),
                    folder.resolve("other/two/target/classes"),
                    folder.resolve("not/there.jar")));
            assertEquals(
                    List.of("one-classes.jar", "library-1.0.jar", "two-classes.jar", "two-2-classes.jar"),
                    jars.stream().map(jar -> jar.getFileName().toString()).toList());
            try (ZipFile zip = new ZipFile(jars.get(0).toFile())) {
                assertEquals(
                        List.of("META-INF/services/s", "a/A.class"),
                        zip.stream().map(Object::toString).toList());
            }
        }
        assertFalse(Files.exists(jars.get(0)));
        assertFalse(Files.exists(jars.get(0).getParent()));
        assertTrue(Files.exists(library));
    }

    @Test
    void theNearestLoaderThatSaysWhereItsClassesAre() throws IOException {
        Path library = file("library.jar");
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {library.toUri().toURL()}, getClass().getClassLoader())) {
            assertEquals(List.of(library), ProgramJars.classPath(loader));
        }
        assertTrue(ProgramJars.classPath(getClass().getClassLoader()).stream()
                .anyMatch(path -> ProgramJars.artifact(path).equals("spark-core_2.13")));
    }
}
