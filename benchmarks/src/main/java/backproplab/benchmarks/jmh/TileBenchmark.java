package backproplab.benchmarks.jmh;

import backproplab.manual.kernel.KernelOps;
import backproplab.manual.kernel.KernelProvider;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The register tiles of {@link KernelOps} alone, on one thread, with operands that stay in the first two caches: what every
 * product and convolution is made of, without packing, blocks and threads.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
// A pass takes less than a millisecond.
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
// What one process compiles and where its arrays lie moves a tile by more than its iterations differ.
@Fork(3)
public class TileBenchmark {
    /**
     * Tiles of one pass: enough that JMH's own part of a pass is nothing, few enough that the warm-up has thousands of passes
     * and the loop around the tile is compiled when the clock runs.
     */
    public static final int TILES = 100;

    /** How the operands lie. */
    @Param
    private TileForm form;

    /** How long the sums are. */
    @Param
    private TileDepth depth;

    private TileOperands operands;

    /** Draws operands and checks one tile against sums in double. */
    @Setup(Level.Trial)
    public void prepare() {
        operands = new TileOperands(KernelProvider.lookup(), form, depth.inner());
        operands.check();
    }

    @Benchmark
    public float[] tiles() {
        return operands.run(TILES);
    }
}
