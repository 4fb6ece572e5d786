package backproplab.experiments.cli.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of a published run that something happened to. */
class LabBrokenTablesTest {
    @TempDir
    private Path temp;

    private static CommandRun lab(String... arguments) {
        return CommandRun.of(new LabCommand(Map.of()), arguments);
    }

    private Path copy(String name) throws IOException {
        Path copy = temp.resolve(name);
        PathUtils.copyDirectory(Path.of("..", "results", "published", "20261121-184730-lab"), copy);
        return copy;
    }

    @Test
    void aTableCutShortIsNamed() throws IOException {
        Path folder = copy("cut");
        Path claims = folder.resolve("claims.csv");
        String text = Files.readString(claims);
        Files.writeString(claims, text.substring(0, text.length() - 60) + "\r\n");
        CommandRun broken = lab("show", folder.toString());
        assertEquals(3, broken.code());
        assertTrue(broken.err().contains(" after the header has too few cells"), broken.err());
    }

    /** A number of which the last digit is missing is a number too. */
    @Test
    void aTableThatEndsWithinItsLastRowIsNamed() throws IOException {
        for (String table : List.of("reproduction.csv", "claims.csv", "curves.csv")) {
            Path folder = copy(table);
            Path file = folder.resolve(table);
            byte[] bytes = Files.readAllBytes(file);
            for (int missing : new int[] {3, bytes.length}) {
                Files.write(file, Arrays.copyOf(bytes, bytes.length - missing));
                for (CommandRun run :
                        List.of(lab("show", folder.toString()), lab("compare", folder.toString(), folder.toString()))) {
                    assertEquals(3, run.code(), run.out());
                    assertTrue(run.err().startsWith("Cannot read " + file + ": it ends within a line."), run.err());
                    assertEquals(2, run.errorLines(), run.err());
                }
            }
        }
    }

    @Test
    void aTableThatIsNoCsvIsNamed() throws IOException {
        Path folder = copy("torn");
        Path claims = folder.resolve("claims.csv");
        String text = Files.readString(claims);
        String row = text.lines().skip(1).findFirst().orElseThrow();
        for (String wrong : List.of("\"" + row, "\"" + row.charAt(0) + "\"" + row.substring(1))) {
            Files.writeString(claims, text.replace(row, wrong));
            CommandRun shown = lab("show", folder.toString());
            CommandRun compared = lab("compare", folder.toString(), folder.toString());
            for (CommandRun broken : List.of(shown, compared)) {
                assertEquals(3, broken.code(), broken.err());
                assertTrue(broken.err().startsWith("Cannot read " + claims + ": "), broken.err());
                assertTrue(broken.err().contains("line"), broken.err());
                assertTrue(broken.err().contains("Run Lab again, or name another run."), broken.err());
                assertEquals(2, broken.errorLines(), broken.err());
            }
        }
    }
}
