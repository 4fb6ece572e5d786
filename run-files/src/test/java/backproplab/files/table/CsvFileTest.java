package backproplab.files.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.files.failure.ExitCode;
import backproplab.files.failure.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {
    private static final List<Column<String>> COLUMNS =
            List.of(Column.text("name", name -> name), Column.text("again", name -> name));

    @TempDir
    private Path temp;

    private Path file(String rows) throws IOException {
        return Files.writeString(temp.resolve("table.csv"), "name,again\r\n" + rows);
    }

    @Test
    void wholeRowsThatAreWantedStay() throws IOException {
        Path file = file("a,a\r\nb,b\r\nc\r\n\"d\r\n,\",d\r\ntor");
        try (CsvFile<String> table =
                CsvFile.keeping(file, COLUMNS, row -> !row.get("name").equals("b"))) {
            table.add("e");
        }
        assertEquals("name,again\r\na,a\r\n\"d\r\n,\",d\r\ne,e\r\n", Files.readString(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,a\r\n\"b\r\nc,c\r\n", "a,a\r\n\"b\"x,b\r\n"})
    void whatIsNoCsvIsNamedAndStays(String rows) throws IOException {
        Path file = file(rows);
        UserException error = assertThrows(UserException.class, () -> CsvFile.keeping(file, COLUMNS, row -> true));
        assertEquals(ExitCode.DATA, error.code());
        assertTrue(error.getMessage().startsWith("Cannot go on with " + file + ": "), error.getMessage());
        assertTrue(error.getMessage().contains("line"), error.getMessage());
        assertEquals(2, error.getMessage().lines().count(), error.getMessage());
        assertEquals("name,again\r\n" + rows, Files.readString(file));
    }
}
