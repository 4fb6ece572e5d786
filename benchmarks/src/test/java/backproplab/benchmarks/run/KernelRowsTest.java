package backproplab.benchmarks.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.benchmarks.jmh.TileBenchmark;
import backproplab.benchmarks.report.Peak;
import backproplab.benchmarks.report.SpeedRow;
import backproplab.benchmarks.work.ProcessFacts;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine;

class KernelRowsTest {
    private static final SpeedSettings SETTINGS = new SpeedSettings(
            Set.of(Group.TILES),
            CommandLine.populateCommand(new Choice(), "--shapes", "square-256"),
            2,
            0,
            ForkFlags.parse(""),
            true,
            Path.of("unused"),
            List.of());

    private static final ProcessFacts PROCESS = new ProcessFacts(List.of("any"), "toy", 256, 12, 32);

    @Test
    void tilesAreComparedWithThePeakOfOneThreadAndCountEveryTileOfAPass() throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(TileBenchmark.class.getName() + "\\.")
                        .param("form", "ROWS_TILE")
                        .param("depth", "MIDDLE")
                        .forks(0)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .mode(Mode.SingleShotTime)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        KernelRows kernels =
                new KernelRows("id", SETTINGS, new Measurements(results), PROCESS, new Peak(2, 170, 340, 172, 330));
        List<SpeedRow> rows = kernels.tiles();
        assertEquals(
                List.of("tile", "rows-tile", "shifted-tile"),
                rows.stream().map(SpeedRow::benchmark).distinct().toList());
        assertEquals(
                List.of("12x32x72", "12x32x256", "12x32x1024"),
                rows.stream().map(SpeedRow::params).distinct().toList());
        for (SpeedRow row : rows) {
            assertEquals("1", row.threads());
            assertEquals(172, row.peakGflops());
            assertEquals("manual-toy", row.backend());
        }
        SpeedRow measured = rows.get(4);
        assertEquals(SpeedRow.OK, measured.status());
        assertEquals(100 * 2.0 * 12 * 32 * 256, measured.flops());
        assertTrue(measured.percentOfPeak() > 0);
        assertEquals(
                8,
                rows.stream()
                        .filter(row -> row.status().equals(SpeedRow.FAILED))
                        .count());

        SpeedRow product = kernels.products().get(0);
        assertEquals("2", product.threads());
        assertEquals(340, product.peakGflops());
    }
}
