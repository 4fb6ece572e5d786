package backproplab.files.disk;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TemporaryFolderTest {
    @Test
    void itIsGoneWithAllThatIsInIt() throws IOException {
        Path path;
        try (TemporaryFolder folder = TemporaryFolder.create("test")) {
            path = folder.path();
            Files.writeString(Files.createDirectories(path.resolve("a/b")).resolve("file"), "text");
            assertTrue(Files.exists(path.resolve("a/b/file")));
        }
        assertFalse(Files.exists(path));
    }
}
