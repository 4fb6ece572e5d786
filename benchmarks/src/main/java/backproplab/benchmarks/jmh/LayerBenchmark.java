package backproplab.benchmarks.jmh;

import backproplab.benchmarks.work.SampleBatch;
import backproplab.manual.kernel.Kernels;
import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Parameter;
import backproplab.manual.layer.Pass;
import backproplab.manual.model.FastLayers;
import backproplab.manual.tensor.FloatTensor;
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
 * Each layer of the hand-written engine alone, in training mode.
 *
 * <p>{@code backward} repeats the pass that belongs to one forward pass: weight gradients, which add up over the repetitions,
 * and the input gradient. Between two layers of a network data may still be in a cache; so it is here.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
// Passes take 0.01 to 20 ms; half a second holds enough of all.
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
// What one process compiles and where its arrays lie moves a pass by more than its iterations differ.
@Fork(3)
public class LayerBenchmark {
    private static final Pass TRAINING = Pass.training(0);

    /** Which layer, on which input. */
    @Param
    private LayerCase layer;

    /** Threads that work. */
    @Param("2")
    private int threads;

    private Kernels kernels;
    private Layer<FloatTensor> instance;
    private FloatTensor input;
    private FloatTensor outputGradient;

    /** Builds the layer and runs it once, so that its buffers stand and {@code backward} has a forward pass. */
    @Setup
    public void prepare() {
        kernels = Kernels.withThreads(threads);
        instance = layer.create(new FastLayers(kernels));
        for (Parameter<FloatTensor> parameter : instance.parameters()) {
            FloatTensor drawn = SampleBatch.normal(parameter.value().shape(), 1);
            for (int i = 0; i < drawn.size(); i++) {
                parameter.value().set(i, drawn.get(i));
            }
        }
        input = SampleBatch.normal(layer.input());
        outputGradient = SampleBatch.normal(forward().shape(), 2);
        if (!forward().isFinite() || !backward().isFinite()) {
            throw new IllegalStateException(layer + " was to be measured on numbers that are none");
        }
    }

    @Benchmark
    public FloatTensor forward() {
        return instance.forward(input, TRAINING);
    }

    @Benchmark
    public FloatTensor backward() {
        return instance.backward(outputGradient);
    }

    /** Ends the threads. */
    @TearDown
    public void close() {
        kernels.close();
    }
}
