package backproplab.files.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FolderNameTest {
    private static final String SECOND = "20261130-075102";

    @Test
    void aNameIsReadAsItIsMade() {
        assertEquals(
                Optional.of(new FolderName(SECOND, "task1", 1)), FolderName.of(Path.of("results", SECOND + "-task1")));
        assertEquals(Optional.of(new FolderName(SECOND, "task1", 12)), FolderName.of(Path.of(SECOND + "-task1-12")));
        for (String other : List.of("published", "20261130-task1", SECOND, SECOND + "-", "/")) {
            assertEquals(Optional.empty(), FolderName.of(Path.of(other)), other);
        }
    }

    @Test
    void theTenthOfASecondIsNewerThanTheSecondAndTheNextSecondNewerThanBoth() {
        List<String> names =
                List.of(SECOND + "-task1", SECOND + "-task1-2", SECOND + "-lab-10", "20261130-075103-task1");
        assertEquals(
                names,
                Stream.of(2, 0, 3, 1)
                        .map(names::get)
                        .sorted((one, other) -> FolderName.of(Path.of(one))
                                .orElseThrow()
                                .compareTo(FolderName.of(Path.of(other)).orElseThrow()))
                        .toList());
    }
}
