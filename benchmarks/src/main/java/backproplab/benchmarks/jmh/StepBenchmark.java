package backproplab.benchmarks.jmh;

import backproplab.benchmarks.work.PreparedStep;
import backproplab.benchmarks.work.StepEngine;
import backproplab.benchmarks.work.Workload;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A whole training step: forward, backward, plain SGD update, on one batch that is in place.
 *
 * <p>Engines are those of {@link StepEngine}; {@code dl4j} is the fastest fair configuration, described there. Its tuning and
 * the check of the first loss happen before the clock runs.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
// Steps take half a millisecond to seconds: a second holds enough of the short ones, and the compiler is done after
// three.
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
// What one process compiles and where its arrays lie moves a step by more than its iterations differ.
@Fork(3)
public class StepBenchmark {
    /** Network and batch. */
    @Param
    private Workload workload;

    /** Who trains. */
    @Param
    private StepEngine engine;

    /** Threads of the hand-written engine, and the most that the tuned Deeplearning4j may use. */
    @Param("2")
    private int threads;

    private PreparedStep step;
    private double loss;

    /** Builds, tunes and checks. */
    @Setup
    public void prepare() {
        step = PreparedStep.of(engine, workload, threads);
    }

    @Benchmark
    public double step() {
        loss = step.run();
        return loss;
    }

    /**
     * Leaves a note of what ran.
     *
     * @throws IOException if the note cannot be written
     */
    @TearDown
    public void publish() throws IOException {
        step.facts().publish();
        step.close();
        if (!Double.isFinite(loss)) {
            throw new IllegalStateException(
                    "loss became " + loss + ": " + engine + " was measured on numbers that are none");
        }
    }
}
