package backproplab.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.files.table.Column;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpeedRowTest {
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
                14.5,
                Double.NaN,
                1.25,
                SpeedRow.OK);
    }

    @Test
    void aMedianFarAboveTheFastestIsADisturbance() {
        assertTrue(row(new SpeedRow.Times(15, 3, 4, 4, 0.2, 512)).disturbed());
        assertFalse(row(new SpeedRow.Times(15, 3.1, 4, 4, 0.2, 512)).disturbed());
        assertFalse(row(SpeedRow.Times.NONE).disturbed());
    }

    @Test
    void speedColumnsFollowFromTheTimes() {
        SpeedRow row = row(new SpeedRow.Times(15, 3.9, 4, 4.5, 0.2, 512));
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
                SpeedRow.columns(false).stream()
                        .map(column -> column.cell().apply(row))
                        .toList());
    }

    @Test
    void pytorchHasItsColumnInABuildWithIt() {
        List<String> without = names(SpeedRow.columns(false));
        List<String> with = new ArrayList<>(names(SpeedRow.columns(true)));
        assertEquals("speedup_manual_over_pytorch", with.remove(with.size() - 2));
        assertEquals(without, with);
        SpeedRow row = row(new SpeedRow.Times(15, 3.9, 4, 4.5, 0.2, 512));
        assertEquals(
                "1.25", SpeedRow.columns(true).get(without.size() - 1).cell().apply(row));
    }

    private static List<String> names(List<Column<SpeedRow>> columns) {
        return columns.stream().map(Column::name).toList();
    }

    @Test
    void peakIsTheHigherOfTheTwoMeasurements() {
        assertEquals(420, new Peak(2, 210, 400, 205, 420).gflops());
        assertEquals(410, new Peak(2, 210, 410, 205, 300).gflops());
        assertEquals(210, new Peak(2, 210, 410, 205, 300).oneThread());
        assertEquals(215, new Peak(2, 210, 410, 215, 300).oneThread());
    }
}
