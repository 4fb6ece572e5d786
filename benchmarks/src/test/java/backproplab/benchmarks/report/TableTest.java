package backproplab.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableTest {
    private record Row(String name, double value) {}

    private static final Table<Row> TABLE = new Table<>(
            List.of(Column.text("name", Row::name), Column.number("value_ms", 2, Row::value)),
            List.of(
                    new Row("a,b \"c\"", 1234.567),
                    new Row("=1+1", Double.NaN),
                    new Row("", Double.POSITIVE_INFINITY)));

    @TempDir
    Path folder;

    @Test
    void csvIsQuotedEscapedAndLeavesOutWhatIsNoNumber() throws IOException {
        Path file = folder.resolve("table.csv");
        TABLE.writeCsv(file);
        assertEquals("name,value_ms\r\n\"a,b \"\"c\"\"\",1234.57\r\n'=1+1,\r\n\"\",\r\n", Files.readString(file));
    }

    @Test
    void textIsAligned() {
        assertEquals("name     value_ms\na,b \"c\"  1234.57\n'=1+1    -\n-        -\n", TABLE.asText());
    }

    private static SpeedRow row(SpeedRow.Times times) {
        return new SpeedRow(
                "id",
                "step",
                "mlp",
                "manual",
                "manual-simd-512",
                "2",
                times,
                10,
                8e8,
                400,
                512,
                14.5,
                Double.NaN,
                SpeedRow.OK);
    }

    @Test
    void aMedianFarAboveTheFastestIsADisturbance() {
        assertTrue(row(new SpeedRow.Times(15, 3, 4, 4, 0.2)).disturbed());
        assertFalse(row(new SpeedRow.Times(15, 3.1, 4, 4, 0.2)).disturbed());
        assertFalse(row(SpeedRow.Times.NONE).disturbed());
    }

    @Test
    void speedColumnsFollowFromTheTimes() {
        SpeedRow row = row(new SpeedRow.Times(15, 3.9, 4, 4.5, 0.2));
        // 10 images and 0.8 GFLOP in 4 ms.
        assertEquals(
                List.of(
                        "id",
                        "step",
                        "mlp",
                        "manual",
                        "manual-simd-512",
                        "2",
                        "15",
                        "3.9000",
                        "4.0000",
                        "4.5000",
                        "0.2000",
                        "2500",
                        "200.00",
                        "400.00",
                        "50.0",
                        "512",
                        "14.50",
                        "",
                        "ok"),
                SpeedRow.COLUMNS.stream()
                        .map(column -> column.cell().apply(row))
                        .toList());
    }

    @Test
    void peakIsTheHigherOfTheTwoMeasurements() {
        assertEquals(420, new Peak(2, 210, 400, 205, 420).gflops());
        assertEquals(410, new Peak(2, 210, 410, 205, 300).gflops());
    }
}
