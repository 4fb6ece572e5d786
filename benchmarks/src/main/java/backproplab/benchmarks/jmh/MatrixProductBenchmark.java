package backproplab.benchmarks.jmh;

import backproplab.benchmarks.work.SampleBatch;
import backproplab.manual.kernel.Kernels;
import backproplab.manual.kernel.MatrixPanels;
import backproplab.manual.kernel.MatrixSink;
import backproplab.network.shape.Shape;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The blocked matrix product of the hand-written engine, packing included, in the three forms that training needs.
 *
 * <p>This is {@link Kernels#multiply} alone. A layer may go another way where the batch is small; {@link LayerBenchmark}
 * shows what it then takes.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
// Products take 0.01 to 100 ms; half a second holds enough of all.
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
// What one process compiles and where its arrays lie moves a product by more than its iterations differ.
@Fork(3)
public class MatrixProductBenchmark {
    /** Sampled elements, sums of that many products of numbers of size 1, may be off by this times the root of their number. */
    private static final double ERROR_BOUND = 1e-5;

    private static final int SAMPLES = 100;

    /** Extents. */
    @Param
    private ProductShape shape;

    /** Which product of a layer. */
    @Param
    private ProductForm form;

    /** Threads that work. */
    @Param("2")
    private int threads;

    private Kernels kernels;
    private MatrixPanels left;
    private MatrixPanels right;
    private MatrixSink sink;
    private float[] a;
    private float[] b;
    private float[] bias;
    private float[] result;

    /** Draws operands and checks one product against sums in double. */
    @Setup(Level.Trial)
    public void prepare() {
        int rows = form.rows(shape);
        int columns = form.columns(shape);
        int inner = form.inner(shape);
        kernels = Kernels.withThreads(threads);
        sink = new MatrixSink(kernels.ops());
        left = form.left(kernels.ops());
        right = form.right(kernels.ops());
        a = SampleBatch.normal(Shape.of(rows, inner)).data();
        b = SampleBatch.normal(Shape.of(inner, columns), 1).data();
        bias = new float[columns];
        result = new float[rows * columns];
        check(multiply());
    }

    @Benchmark
    public float[] multiply() {
        int columns = form.columns(shape);
        boolean adds = form == ProductForm.WEIGHT_GRADIENT;
        kernels.multiply(
                form.rows(shape),
                columns,
                form.inner(shape),
                left.of(a, form.leftStride(shape)),
                right.of(b, form.rightStride(shape)),
                adds
                        ? sink.add(result, columns)
                        : sink.set(result, columns, form == ProductForm.FORWARD ? bias : null));
        return result;
    }

    private void check(float[] product) {
        int columns = form.columns(shape);
        double bound = ERROR_BOUND * Math.sqrt(form.inner(shape));
        for (int sample = 0; sample < SAMPLES; sample++) {
            int at = (int) ((long) sample * (product.length - 1) / (SAMPLES - 1));
            double expected = form.element(shape, a, b, at / columns, at % columns);
            if (!(Math.abs(product[at] - expected) <= bound)) {
                throw new IllegalStateException("element " + at + " of " + form + " " + shape + " is " + product[at]
                        + ", not " + expected + " within " + bound);
            }
        }
    }

    /** Ends the threads. */
    @TearDown
    public void close() {
        kernels.close();
    }
}
