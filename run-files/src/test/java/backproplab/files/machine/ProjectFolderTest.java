package backproplab.files.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectFolderTest {
    @TempDir
    private Path project;

    private static Properties properties(Path maven, Path here) {
        Properties properties = new Properties();
        properties.setProperty("user.dir", here.toString());
        properties.setProperty("maven.multiModuleProjectDirectory", maven.toString());
        return properties;
    }

    @Test
    void mavenSaysWhereItIs() throws IOException {
        assertEquals(Optional.empty(), ProjectFolder.of(properties(project, project)), "no project");
        Files.createFile(project.resolve("pom.xml"));
        Path inside = Files.createDirectory(project.resolve("experiments"));
        assertEquals(Optional.of(project), ProjectFolder.of(properties(inside.resolve(".."), inside)));
        assertEquals(Optional.empty(), ProjectFolder.elsewhere(properties(project, project)));
        assertEquals(Optional.of(project), ProjectFolder.elsewhere(properties(project, inside)));
        Properties none = new Properties();
        none.setProperty("user.dir", project.toString());
        assertEquals(Optional.empty(), ProjectFolder.elsewhere(none));
    }
}
