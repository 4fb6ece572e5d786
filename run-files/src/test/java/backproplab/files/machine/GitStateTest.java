package backproplab.files.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitStateTest {
    @TempDir
    private Path elsewhere;

    /** Tests run in the project's repository, which a folder of its own in another place is not part of. */
    @Test
    void theCommitIsThatOfTheProjectWhoseCommandRuns() throws IOException {
        String here = GitState.commit(new Properties());
        assumeTrue(!here.equals(Machine.UNKNOWN), "no repository, or no git");
        assertTrue(here.matches("[0-9a-f]{40,64}"), here);
        Files.createFile(elsewhere.resolve("pom.xml"));
        Properties other = new Properties();
        other.setProperty(ProjectFolder.PROPERTY, elsewhere.toString());
        assertEquals(Machine.UNKNOWN, GitState.commit(other));
        other.setProperty(ProjectFolder.PROPERTY, Path.of("..").toString());
        assertEquals(here, GitState.commit(other));
    }
}
