package backproplab.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backproplab.files.machine.ProjectFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaleClassesTest {
    private static final long NOON = 1_700_000_000_000L;
    private static final long YEAR_2100 = 4_102_444_800_000L;

    @TempDir
    private Path temp;

    private Path file(String name, long time) throws IOException {
        Path file = temp.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
        assertEquals(true, file.toFile().setLastModified(time));
        return file;
    }

    @Test
    void aSourceIsComparedWithItsOwnClass() throws IOException {
        Path sources = temp.resolve("src");
        Path classes = temp.resolve("classes");
        assertEquals(Optional.empty(), StaleClasses.newer(sources, classes), "no sources");
        file("src/a/One.java", NOON);
        file("src/a/package-info.java", NOON + 9_000);
        file("classes/a/One.class", NOON);
        file("classes/a/Two.class", NOON + 5_000);
        assertEquals(Optional.empty(), StaleClasses.newer(sources, classes));
        Path two = file("src/a/Two.java", NOON + 7_000);
        file("src/a/One.java", NOON + 1_000);
        assertEquals(Optional.of(two), StaleClasses.newer(sources, classes), "the newest");
        file("classes/a/One.class", NOON + 2_000);
        file("classes/a/Two.class", NOON + 8_000);
        assertEquals(Optional.empty(), StaleClasses.newer(sources, classes));
        file("src/org/nd4j/nativeblas/Nd4jCpu.java", NOON);
        assertEquals(Optional.empty(), StaleClasses.newer(sources, classes), "not part of the usual build");
        Path fresh = file("src/a/Fresh.java", NOON - 1_000);
        assertEquals(Optional.of(fresh), StaleClasses.newer(sources, classes), "it was never compiled");
    }

    @Test
    void whatWasInstalledIsOneJar() throws IOException {
        Path source = file("src/a/One.java", NOON);
        assertEquals(Optional.of(source), StaleClasses.newer(temp.resolve("src"), file("old.jar", NOON - 1_000)));
        assertEquals(Optional.empty(), StaleClasses.newer(temp.resolve("src"), file("new.jar", NOON + 1_000)));
    }

    /** Modules that only other builds have are those of no class here. */
    @Test
    void everyModuleThatTheCommandsNeedIsWatched() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        String always = pom.substring(pom.indexOf("<dependencies>"), pom.indexOf("<profiles>"));
        Matcher needed = Pattern.compile("<groupId>backproplab</groupId>\\s*<artifactId>([\\w-]+)</artifactId>")
                .matcher(always);
        Set<String> modules = new TreeSet<>(Set.of("experiments"));
        needed.results().map(found -> found.group(1)).forEach(modules::add);
        assertEquals(modules, new TreeSet<>(StaleClasses.modules().keySet()));
    }

    @Test
    void theWarningNamesTheFileAndWhatToSay() throws IOException {
        Properties properties = new Properties();
        assertEquals(Optional.empty(), StaleClasses.warning(properties), "not started by Maven");
        file("pom.xml", NOON);
        properties.setProperty(ProjectFolder.PROPERTY, temp.toString());
        assertEquals(Optional.empty(), StaleClasses.warning(properties), "no sources");
        String launcher = "manual-net/src/main/java/backproplab/manual/kernel/Kernels.java";
        file(launcher, NOON);
        assertEquals(Optional.empty(), StaleClasses.warning(properties));
        file(launcher, YEAR_2100);
        assertEquals(
                Optional.of(
                        "WARNING: " + Path.of(launcher)
                                + " is newer than what runs, which was compiled before.\nSay mvn compile exec:java, so that your changes run."),
                StaleClasses.warning(properties));
    }
}
