package backproplab.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.benchmarks.jmh.LayerBenchmark;
import backproplab.benchmarks.jmh.LayerCase;
import backproplab.benchmarks.jmh.MatrixProductBenchmark;
import backproplab.benchmarks.jmh.ProductForm;
import backproplab.benchmarks.jmh.ProductShape;
import backproplab.benchmarks.jmh.StepBenchmark;
import backproplab.benchmarks.jmh.TileBenchmark;
import backproplab.benchmarks.jmh.TileDepth;
import backproplab.benchmarks.jmh.TileForm;
import backproplab.benchmarks.work.StepEngine;
import backproplab.benchmarks.work.Workload;
import java.util.Arrays;
import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Every benchmark method runs once in this process; an exception in one, such as a failed check, fails the test. */
class SmokeTest {
    private static final double SMALL = 5e8;

    @Test
    void productsOfEveryForm() throws RunnerException {
        String[] small = Arrays.stream(ProductShape.values())
                .filter(shape -> (double) shape.batch() * shape.in() * shape.out() < SMALL)
                .map(Enum::name)
                .toArray(String[]::new);
        Collection<RunResult> results = run(once(MatrixProductBenchmark.class).param("shape", small));
        assertEquals(small.length * ProductForm.values().length, results.size());
    }

    @Test
    void tilesOfEveryFormAndDepth() throws RunnerException {
        assertEquals(
                TileForm.values().length * TileDepth.values().length,
                run(once(TileBenchmark.class)).size());
    }

    @Test
    void layersForwardAndBackward() throws RunnerException {
        assertEquals(
                2 * LayerCase.values().length, run(once(LayerBenchmark.class)).size());
    }

    @Test
    void stepsOfEveryEngine() throws RunnerException {
        Collection<RunResult> results = run(once(StepBenchmark.class)
                .param("workload", "CNN_B10")
                .param("engine", StepEngine.all().stream().map(Enum::name).toArray(String[]::new)));
        assertEquals(StepEngine.all().size(), results.size());
        results.forEach(result -> assertTrue(result.getPrimaryResult().getScore() > 0));
    }

    @Test
    void stepsOfEveryWorkload() throws RunnerException {
        Collection<RunResult> results = run(once(StepBenchmark.class).param("engine", "MANUAL"));
        assertEquals(Workload.values().length, results.size());
    }

    private static ChainedOptionsBuilder once(Class<?> benchmark) {
        return new OptionsBuilder()
                .include(benchmark.getName() + "\\.")
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .mode(Mode.SingleShotTime)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
    }

    private static Collection<RunResult> run(ChainedOptionsBuilder options) throws RunnerException {
        return new Runner(options.build()).run();
    }
}
