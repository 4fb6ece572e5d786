package backproplab.benchmarks.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.benchmarks.jmh.StepBenchmark;
import backproplab.benchmarks.report.SpeedRow;
import backproplab.benchmarks.work.StepFacts;
import backproplab.benchmarks.work.Workload;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine;

class StepRowsTest {
    private static final SpeedSettings SETTINGS = new SpeedSettings(
            Set.of(Group.STEPS),
            choice("--workloads", "cnn-b10", "--engines", "manual,dl4j-default,dl4j"),
            2,
            0,
            ForkFlags.parse(""),
            true,
            Path.of("unused"),
            List.of());

    @Test
    void rowsHoldWhatRanAndFailedIsWhatDidNot() throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(StepBenchmark.class.getName() + "\\.")
                        .param("workload", "CNN_B10")
                        .param("engine", "MANUAL", "DL4J_DEFAULT")
                        .forks(0)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .mode(Mode.SingleShotTime)
                        .addProfiler(GCProfiler.class)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        List<StepFacts> facts = List.of(fact("manual", 2.5), fact("dl4j", 2.5));
        List<SpeedRow> rows = new StepRows("id", SETTINGS, new Measurements(results), facts, 400).rows();
        SpeedRow manual = rows.get(0);
        SpeedRow untuned = rows.get(1);
        SpeedRow tuned = rows.get(2);
        assertEquals(SpeedRow.OK, manual.status());
        assertEquals("backend of manual", manual.backend());
        assertEquals(untuned.times().medianMs() / manual.times().medianMs(), manual.speedupOverDl4jDefault(), 1e-9);
        assertTrue(manual.times().bytes() > 0);
        assertTrue(manual.percentOfPeak() > 0);
        assertEquals(SpeedRow.FAILED, tuned.status());
        assertTrue(Double.isNaN(manual.speedupOverDl4j()));
    }

    @Test
    void lossesOfAllProcessesMustAgree() {
        assertTrue(StepRows.firstLossesAgree(List.of(), Workload.CNN_B10));
        assertTrue(StepRows.firstLossesAgree(List.of(fact("manual", 2.5), fact("dl4j", 2.50009)), Workload.CNN_B10));
        assertFalse(StepRows.firstLossesAgree(List.of(fact("manual", 2.5), fact("dl4j", 2.5002)), Workload.CNN_B10));
        assertTrue(StepRows.firstLossesAgree(List.of(fact("manual", 2.5), fact("dl4j", 2.5002)), Workload.CNN_B128));
    }

    private static Choice choice(String... arguments) {
        return CommandLine.populateCommand(new Choice(), arguments);
    }

    private static StepFacts fact(String engine, double loss) {
        return new StepFacts("cnn-b10", engine, "backend of " + engine, "2", loss, Map.of());
    }
}
