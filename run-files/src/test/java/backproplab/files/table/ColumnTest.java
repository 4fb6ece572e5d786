package backproplab.files.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnTest {
    private record Row(String name, double value) {}

    private static final List<Column<Row>> COLUMNS =
            List.of(Column.text("name", Row::name), Column.number("value_ms", 2, Row::value));

    @Test
    void aTableIsQuotedEscapedAndLeavesOutWhatIsNoNumber() throws IOException {
        List<Row> rows = List.of(
                new Row("a,b \"c\"", 1234.567), new Row("=1+1", Double.NaN), new Row("", Double.POSITIVE_INFINITY));
        assertEquals("name,value_ms\r\n\"a,b \"\"c\"\"\",1234.57\r\n'=1+1,\r\n\"\",\r\n", CsvFile.text(COLUMNS, rows));
    }

    @Test
    void textThatASpreadsheetWouldComputeIsGuarded() {
        for (String text : List.of("=1", "+1", "-1", "@sum", "\t=1", "\r=1", "\n=1")) {
            assertEquals("'" + text, Cells.text(text));
            assertEquals(text, Cells.unguarded(Cells.text(text)));
        }
        for (String text : List.of("", "a=1", " =1", "'quoted'", "'")) {
            assertEquals(text, Cells.text(text));
            assertEquals(text, Cells.unguarded(text));
        }
    }
}
